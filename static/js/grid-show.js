// What the server says of a cell: how it is read, and what is wrong with it.

import { fieldOf } from "./grid-cell.js";
import { countProblems } from "./grid-filter.js";

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
  countProblems(grid);
}
