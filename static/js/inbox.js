// The inbox: how many lines are chosen stands on the button, and E, U and M act on the line that has the focus, by
// their place on the keyboard (E is also У).
const form = document.querySelector("form[data-inbox]");

function boxes() {
  return [...form.querySelectorAll("input[name=rows]")];
}

function showChosen() {
  const chosen = boxes().filter((box) => box.checked).length;
  const all = form.querySelector("[data-inbox-all]");
  const button = form.querySelector("[data-inbox-chosen]");
  all.hidden = boxes().length < 2;
  const tick = all.querySelector("input");
  tick.checked = chosen === boxes().length;
  tick.indeterminate = chosen > 0 && !tick.checked;
  if (!button) return;
  const label = button.querySelector("span");
  label.dataset.rest ??= label.textContent;
  label.textContent = chosen ? button.dataset.inboxChosen.replace("%k", chosen) : label.dataset.rest;
}

function onChange(event) {
  if (event.target.closest("[data-inbox-all]")) {
    for (const box of boxes()) box.checked = event.target.checked;
  }
  showChosen();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const row = event.target.closest("[data-inbox-row]");
  const button = row?.querySelector(`[data-inbox-key="${event.code}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

if (form) {
  form.addEventListener("change", onChange);
  if ("keys" in form.dataset) form.addEventListener("keydown", onKey);
  window.addEventListener("pageshow", showChosen);
}
