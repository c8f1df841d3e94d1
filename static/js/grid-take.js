// What the server answers to saved cells, put into the grid.

import { given } from "./grid-cell.js";
import { ask } from "./grid-conflict.js";
import { takeRows } from "./grid-rows.js";
import { show } from "./grid-show.js";

// The text that the person has seen in the field: what the server said of it last.
export const was = (field) => field.dataset.was ?? given(field);

export function take(saving, answer, sent) {
  const texts = new Map(sent.map((cell) => [cell.key, cell.text]));
  const followed = answer.cells.map((told) => takeCell(saving, told, texts.get(told.key))).filter(Boolean);
  if (followed.length) follow(saving.grid, followed, texts);
  if (answer.rows !== undefined) takeRows(saving, answer);
  for (const told of answer.notes ?? []) takeNote(saving, told);
  if (answer.beside !== undefined) takeBeside(saving, answer.beside);
}

// Gives the change of a cell that followed from another one.
function takeCell(saving, told, sent) {
  const field = saving.grid.fieldNamed(told.key);
  const cell = field?.closest("[data-cell]") ?? document.getElementById(`at-${told.key}`);
  const isAlso = told.state === "also";
  if (!field) {
    if (cell) show(saving.grid, cell, told);
    return null;
  }
  if (isAlso && saving.isUnsaved(told.key)) return null;
  const before = field.value;
  const isUntouched = before === (sent ?? was(field)) && saving.grid.editing !== field;
  // Who is writing in a cell began from the text before: another one that comes meanwhile is a conflict to be told.
  if (isAlso && !isUntouched) return null;
  if (told.state !== "refused") field.dataset.was = told.text;
  if (isUntouched && (told.state === "saved" || isAlso)) field.value = told.text;
  cell.classList.toggle("is-waiting", saving.isUnsaved(told.key) || told.state === "refused");
  const isSaved = told.state === "saved" || (isAlso && cell.classList.contains("is-saved"));
  cell.classList.toggle("is-saved", isSaved && !told.problem);
  if (isAlso && cell.querySelector("[data-conflict]")) return null;
  show(saving.grid, cell, told);
  cell.querySelector("[data-conflict]")?.remove();
  if (told.state === "conflict") ask(saving, cell, field, told);
  return isAlso && field.value !== before ? { key: told.key, before, after: field.value } : null;
}

// What followed goes back together with what it followed from.
function follow(grid, changes, sent) {
  const step = grid.done.findLast((one) => Array.isArray(one) && one.some((change) => sent.has(change.key)));
  step?.push(...changes);
}

function takeBeside(saving, html) {
  const place = saving.form.querySelector("[data-grid-beside]");
  const isOpen = [...place.querySelectorAll("details")].map((details) => details.open);
  place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  place.querySelectorAll("details").forEach((details, index) => (details.open = isOpen[index] ?? details.open));
}

// What stands by the name of a row; what was undone to the last is as if nothing had been saved there.
function takeNote(saving, { row, note, is_draft: isDraft }) {
  const line = saving.grid.table.querySelector(`[data-row="${CSS.escape(row)}"]`);
  if (!line) return;
  const head = line.querySelector("th");
  head.querySelector(".grid-note")?.remove();
  if (note) {
    const said = document.createElement("span");
    said.className = "grid-note";
    said.textContent = note;
    head.insertBefore(said, head.querySelector(".grid-fold"));
  }
  if (isDraft === false) line.querySelectorAll(".is-saved").forEach((cell) => cell.classList.remove("is-saved"));
}
