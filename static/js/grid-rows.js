// Rows that come, move and go: the server does it, and the rows come back anew.

import { textOf } from "./grid-cell.js";

// Insert, copy, move, drop: what was typed goes first, then the rows come back anew.
export async function onDeed(saving, event) {
  const button = event.submitter;
  if (!button?.value || button.name !== "deed") return;
  event.preventDefault();
  const chosen = saving.form.querySelector("input[name=row]:checked") ?? saving.grid.at?.closest("tr").querySelector("input[name=row]");
  const page = saving.form.elements.page.value;
  const row = chosen?.closest("tr");
  const texts = [...(row?.querySelectorAll("[data-cell]") ?? [])].map(textOf);
  const lost = { after: row?.previousElementSibling?.dataset.row ?? null, texts };
  await saving.flush({ deed: button.value, row: chosen?.value ?? null, page });
  if (button.value === "drop" && row && !rowNamed(saving, row.dataset.row)) saving.grid.done.push({ lost });
}

export function more(saving, count) {
  const rows = saving.grid.rows();
  return saving.flush({ deed: "insert", row: rows[rows.length - 1]?.dataset.row ?? null, count });
}

// A row that was removed comes back as a new one with the same texts.
export async function bring(saving, { after, texts }) {
  await saving.flush({ deed: "insert", row: after });
  const cells = [...saving.grid.at.closest("tr").querySelectorAll("[data-cell]")];
  saving.grid.write(cells.map((cell, index) => [cell, texts[index]]));
  saving.grid.say("undone");
}

function rowNamed(saving, key) {
  return saving.grid.table.querySelector(`[data-row="${CSS.escape(String(key ?? ""))}"]`);
}

export function takeRows(saving, { rows, focus, page }) {
  const [, column] = saving.grid.at?.isConnected ? saving.grid.placeOf(saving.grid.at) : [0, 0];
  const body = saving.grid.table.tBodies[0];
  const read = new DOMParser().parseFromString(`<table><tbody>${rows}</tbody></table>`, "text/html");
  body.replaceChildren(...read.querySelector("tbody").children);
  saving.form.elements.page.value = page;
  saving.form.querySelector(".grid-empty")?.remove();
  const row = rowNamed(saving, focus);
  saving.grid.filter?.setAttribute("aria-pressed", "false");
  saving.grid.refresh(row?.querySelectorAll("[data-cell]")[column] ?? null);
  if (row) saving.grid.go(saving.grid.at);
}
