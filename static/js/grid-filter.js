// The button that leaves only the rows with a problem.

import { FIELD } from "./grid-cell.js";

export function countProblems(grid) {
  const count = grid.table.querySelectorAll(`td :is(${FIELD})[aria-invalid]`).length;
  const isOn = grid.filter?.getAttribute("aria-pressed") === "true";
  if (grid.filter) grid.filter.hidden = count === 0 && !isOn;
}

export function toggleFilter(grid) {
  const isOn = grid.filter.getAttribute("aria-pressed") !== "true";
  grid.filter.setAttribute("aria-pressed", String(isOn));
  for (const row of grid.table.tBodies[0].rows) row.hidden = isOn && !row.querySelector("[aria-invalid]");
  countProblems(grid);
  if (isOn && grid.at?.closest("tr").hidden) grid.refresh(grid.rows()[0]?.querySelector("[data-cell]"));
}
