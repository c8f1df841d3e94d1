// Rows that may be approved one by one: the buttons say how many are ticked, and “all” is offered while all are.
const form = document.querySelector("form[data-ticks]");

function boxes() {
  return [...form.elements].filter((field) => field.name === "rows");
}

function show() {
  const every = boxes();
  const some = form.querySelector("[data-ticks-some]");
  const label = form.querySelector("[data-ticks-label]");
  const ticked = every.filter((box) => box.checked).length;
  const isAll = ticked === every.length;
  form.querySelector("[data-ticks-all]").hidden = !isAll;
  if (!isAll) some.open = true;
  if (!every.some((box) => box.value === "rest")) label.textContent = label.dataset.ticksLabel.replace("%k", ticked);
}

if (form) {
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.name === "rows") show();
  });
  window.addEventListener("pageshow", show);
}
