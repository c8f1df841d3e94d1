// A grid inside a plain form: changed cells wait for the form's button, and leaving the page with them asks first.

import { fieldOf, given } from "./grid-cell.js";
import { toggleFilter } from "./grid-filter.js";
import { Grid } from "./grid.js";

for (const root of document.querySelectorAll("form [data-grid]")) {
  const form = root.closest("form");
  const grid = new Grid(root);
  const isChanged = (field) => field && field.value !== given(field);
  let isSent = false;
  if (root.querySelector("[aria-invalid]")) toggleFilter(grid);

  root.addEventListener("grid:change", ({ detail }) => {
    for (const key of detail.keys) {
      const field = grid.fieldNamed(key);
      field?.closest("[data-cell]").classList.toggle("is-waiting", isChanged(field));
    }
  });
  form.addEventListener("submit", () => (isSent = true));
  window.addEventListener("pageshow", () => (isSent = false));
  window.addEventListener("beforeunload", (event) => {
    const cells = [...root.querySelectorAll("[data-cell]")];
    if (!isSent && cells.some((cell) => isChanged(fieldOf(cell)))) event.preventDefault();
  });
}
