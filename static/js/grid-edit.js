// How a cell of a grid is chosen with the pointer, and how its field is opened and closed.

import { FIELD, fieldOf, given, isSelect, optionStarting } from "./grid-cell.js";

const PAUSE = 1000;

// `letter` is the one that opened the field: a text begins anew with it, a list of choices goes to its next word.
export function edit(grid, cell, letter = "") {
  const field = fieldOf(cell);
  if (!field) return;
  begin(grid, cell);
  if (letter && isSelect(field)) spell(grid, letter);
  else if (letter) field.value = "";
  field.focus();
  field.setSelectionRange?.(field.value.length, field.value.length);
}

// Letters that follow each other quickly spell a word of a list of choices.
export function spell(grid, letter) {
  const isFresh = performance.now() - grid.spelled.at > PAUSE;
  grid.spelled = { letters: isFresh ? letter : grid.spelled.letters + letter, at: performance.now() };
  const option = optionStarting(grid.editing, grid.spelled.letters);
  if (option) grid.editing.value = option.value;
}

export function begin(grid, cell) {
  grid.editing = fieldOf(cell);
  grid.before = grid.editing.value;
  grid.spelled = { letters: "", at: 0 };
  cell.classList.add("is-editing");
}

export function commit(grid, isStaying = true) {
  const field = grid.editing;
  if (!field) return;
  grid.editing = null;
  const cell = field.closest("[data-cell]");
  cell.classList.remove("is-editing");
  if (isStaying) cell.focus();
  if (field.value !== grid.before) grid.note([{ key: field.name, before: grid.before, after: field.value }]);
}

export function onFocus(grid, event) {
  const cell = event.target.closest("[data-cell]");
  if (!cell) return;
  if (event.target === cell) {
    if (cell !== grid.at) grid.choose(cell, false);
  } else if (grid.editing !== event.target && event.target.matches(FIELD)) {
    grid.choose(cell, false);
    begin(grid, cell);
    // As on a cell: what is typed takes the place of what stands there.
    if (event.target.tagName === "INPUT") event.target.select();
  }
}

export function onLeave(grid, event) {
  if (grid.editing && event.target === grid.editing) commit(grid, false);
}

// A choice made with a finger, or without the focus (assistive technology), is made: nothing else tells that it is over.
export function onChoice(grid, { target }) {
  const isOpen = grid.editing === target;
  if (!isSelect(target) || (isOpen && !matchMedia("(pointer: coarse)").matches)) return;
  const before = isOpen ? grid.before : (target.dataset.was ?? given(target));
  if (isOpen) grid.before = target.value;
  if (target.value !== before) grid.note([{ key: target.name, before, after: target.value }]);
}

export function onPress(grid, event) {
  const cell = event.target.closest("[data-cell]");
  if (!cell || event.button !== 0 || event.pointerType === "touch" || event.target.matches(FIELD)) return;
  event.preventDefault();
  grid.go(cell, { isExtending: event.shiftKey });
}

export function onDrag(grid, event) {
  const cell = event.target.closest("[data-cell]");
  const isDragging = event.buttons === 1 && event.pointerType === "mouse" && !grid.editing;
  if (cell && isDragging && grid.table.contains(document.activeElement)) grid.go(cell, { isExtending: true });
}

// Twice on a cell opens it, and what it offers to choose from.
export function onTwice(grid, event) {
  const cell = event.target.closest("[data-cell]");
  if (cell && isSelect(fieldOf(cell))) open(grid);
  else if (cell) edit(grid, cell);
}

export function open(grid) {
  edit(grid, grid.at);
  try {
    grid.editing?.showPicker?.();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

// Shift and Space: the rows of the block are chosen, or no more.
export function tick(grid) {
  const boxes = grid.block().map(([cell]) => cell.closest("tr").querySelector("input[name=rows]")).filter(Boolean);
  const isOn = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = isOn;
  if (boxes.length) grid.say(isOn ? "chosen" : "unchosen");
}
