// Steps back and forth. A step is the texts of some cells before and after, or a row that is gone (`lost`), which a
// page that can bring rows back does by its own means.

export function turn(grid, way) {
  const [from, to] = way === "undo" ? [grid.done, grid.undone] : [grid.undone, grid.done];
  const step = from.pop();
  if (!step) return grid.say("nothing");
  if (step.lost) return grid.bring(step.lost);
  to.push(step);
  const standing = step.filter((change) => grid.fieldNamed(change.key));
  for (const { key, before, after } of standing) grid.fieldNamed(key).value = way === "undo" ? before : after;
  grid.say(way === "undo" ? "undone" : "redone");
  if (standing.length) grid.go(grid.fieldNamed(standing[0].key).closest("[data-cell]"));
  return grid.tell(standing);
}
