// One cell of a grid: its field, its text, and what the server says of it.

export const FIELD = "input:not([type=radio]), textarea, select";
export const fieldOf = (cell) => cell.querySelector(FIELD);
export const textOf = (cell) => (fieldOf(cell)?.value ?? cell.querySelector("[data-text]")?.textContent ?? "");

export function setText(field, text) {
  if (field.tagName === "SELECT") {
    const option = [...field.options].find((one) => one.text.trim() === text.trim() || one.value === text.trim());
    if (option) field.value = option.value;
  } else {
    field.value = field.tagName === "TEXTAREA" ? text : text.replace(/\s*\n\s*/g, " ");
  }
}

// What the server says of a cell: how it is read, and what is wrong with it.
export function show(grid, cell, { said = "", problem = "" }) {
  const field = fieldOf(cell);
  const put = (name, css, text) => {
    let line = cell.querySelector(`[data-${name}]`);
    if (!text) return line?.remove();
    if (!line) {
      line = document.createElement("span");
      line.dataset[name] = "";
      line.className = css;
      cell.append(line);
    }
    line.textContent = text;
    return line;
  };
  put("said", "grid-said", said);
  const why = put("why", "grid-why", problem);
  cell.classList.toggle("is-wrong", Boolean(problem));
  if (why && field) {
    why.id = `why-${field.name}`;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", why.id);
  } else {
    field?.removeAttribute("aria-invalid");
    field?.removeAttribute("aria-describedby");
  }
  grid.prepare(cell);
  grid.countProblems();
}
