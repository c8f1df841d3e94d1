// After an @ the form offers whom one may name: arrows choose, Enter or Tab takes, Esc closes. What is typed by hand
// counts as well.
const NAMING = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}.\-@ ]{0,40})$/u;
const PAUSE = 200;

for (const form of document.querySelectorAll("form[data-names]")) {
  const field = form.elements.text;
  const list = form.querySelector("[data-name-list]");
  let timer = 0;
  let asked = "";
  let taken = "";

  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const typed = () => field.value.slice(0, field.selectionStart).match(NAMING)?.[1];

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const take = (option) => {
    const words = typed() ?? "";
    const end = field.selectionStart;
    taken = option.dataset.name;
    field.setRangeText(`${taken} `, end - words.length, end, "end");
    close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const show = async () => {
    const words = typed();
    if (words === undefined) return close();
    asked = words;
    const query = new URLSearchParams({ words });
    if (form.elements.is_ministry_only?.checked) query.set("note", "1");
    const response = await fetch(`${form.dataset.names}?${query}`, { credentials: "same-origin" }).catch(() => null);
    if (!response?.ok || response.redirected || asked !== typed()) return undefined;
    const found = new DOMParser().parseFromString(await response.text(), "text/html");
    list.replaceChildren(...found.querySelectorAll("[role=option]"));
    list.hidden = options().length === 0;
    if (!list.hidden) choose(options()[0]);
    return undefined;
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const words = typed();
    // A name that was taken is whole: offered again, it would hold back Enter and Tab.
    if (words === undefined || words.trimEnd() === taken) close();
    else timer = setTimeout(show, PAUSE);
  });
  field.addEventListener("blur", () => setTimeout(close, PAUSE));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) take(option);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const every = options();
    const at = every.indexOf(chosen());
    if (event.code === "ArrowDown") choose(every[(at + 1) % every.length]);
    else if (event.code === "ArrowUp") choose(every[(at - 1 + every.length) % every.length]);
    else if ((event.code === "Enter" || event.code === "Tab") && chosen()) take(chosen());
    else if (event.code === "Escape") close();
    else return;
    event.preventDefault();
  });
}
