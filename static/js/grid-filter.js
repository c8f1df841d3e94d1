// The button that leaves only the rows with a problem.

export function countProblems(grid) {
  const count = grid.table.querySelectorAll("td.is-wrong").length;
  const isOn = grid.filter?.getAttribute("aria-pressed") === "true";
  if (grid.filter) grid.filter.hidden = count === 0 && !isOn;
}

export function toggleFilter(grid) {
  const isOn = grid.filter.getAttribute("aria-pressed") !== "true";
  grid.filter.setAttribute("aria-pressed", String(isOn));
  for (const row of grid.table.tBodies[0].rows) row.hidden = isOn && !row.querySelector(".is-wrong");
  countProblems(grid);
  if (isOn && grid.at?.closest("tr").hidden) grid.refresh(grid.rows()[0]?.querySelector("[data-cell]"));
}
