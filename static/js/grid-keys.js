// What the keys do in a grid: on a cell they go about, in a field they write.

import { fieldOf, isSelect } from "./grid-cell.js";
import { commit, edit, open, spell, tick } from "./grid-edit.js";
import { turn } from "./grid-undo.js";

const KEYS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0],
};

const isLetter = ({ key, ctrlKey, metaKey, altKey }) => key.length === 1 && !ctrlKey && !metaKey && !altKey;

export function onKey(grid, event) {
  if (event.isComposing) return;
  if (grid.editing) keyInField(grid, event);
  else if (event.target.matches?.("[data-cell]")) keyOnCell(grid, event);
}

function keyInField(grid, event) {
  const isNewline = event.key === "Enter" && event.altKey && grid.editing.tagName === "TEXTAREA";
  if (isNewline) {
    grid.editing.setRangeText("\n", grid.editing.selectionStart, grid.editing.selectionEnd, "end");
  } else if (event.key === "Escape") {
    grid.editing.value = grid.before;
    commit(grid);
  } else if (event.key === "Enter" && grid.editing.list) {
    enterInList(grid, event.shiftKey ? -1 : 1);
    return;
  } else if (event.key === "Enter" && !event.ctrlKey) {
    commitAndGo(grid, event.shiftKey ? -1 : 1, 0);
  } else if (event.key === "Tab") {
    commitAndGo(grid, 0, event.shiftKey ? -1 : 1);
  } else if (isSelect(grid.editing) && isLetter(event) && event.key !== " ") {
    spell(grid, event.key);
  } else {
    return;
  }
  event.preventDefault();
}

// A press that takes a word from the list changes the field only after this event, so the event has to go on;
// where nothing is taken, the browser would send the form by its first button.
function enterInList(grid, down) {
  const form = grid.editing.form;
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  form?.addEventListener("submit", stop, true);
  setTimeout(() => {
    form?.removeEventListener("submit", stop, true);
    commitAndGo(grid, down, 0);
  });
}

function commitAndGo(grid, down, right) {
  commit(grid);
  const [row, column] = grid.placeOf(grid.at);
  grid.go(grid.cellAt(row + down, column + right));
}

function keyOnCell(grid, event) {
  const isCommand = event.ctrlKey || event.metaKey;
  const isList = fieldOf(grid.at)?.matches("select, [list]");
  if (event.shiftKey && event.code === "Space") tick(grid);
  else if ((isList && event.code === "Space") || (event.altKey && event.key === "ArrowDown")) open(grid);
  else if (event.key in KEYS || event.key === "Home" || event.key === "End") keyToGo(grid, event, isCommand);
  else if (event.key === "F2" || (event.key === "Enter" && !isCommand)) enter(grid);
  else if (event.key === "Delete" || event.key === "Backspace") grid.write(grid.block().flat().map((cell) => [cell, ""]));
  else if (isCommand && event.code === "KeyZ") turn(grid, event.shiftKey ? "redo" : "undo");
  else if (isCommand && event.code === "KeyY") turn(grid, "redo");
  else if (isCommand && event.code === "KeyA") chooseAll(grid);
  else if (isLetter(event)) {
    edit(grid, grid.at, event.key);
    if (!isSelect(grid.editing)) return;
  } else return;
  event.preventDefault();
}

// What a cell holds is opened: its field, or the page that its link leads to.
function enter(grid) {
  const link = fieldOf(grid.at) ? null : grid.at.querySelector("a");
  if (link) link.click();
  else edit(grid, grid.at);
}

function keyToGo(grid, event, isCommand) {
  const [row, column] = grid.placeOf(grid.at);
  const [down, right] = (KEYS[event.key] ?? [0, event.key === "Home" ? -Infinity : Infinity]).map((step) =>
    isCommand && step ? step * Infinity : step,
  );
  const isCorner = isCommand && !(event.key in KEYS);
  const to = [isCorner ? right : row + down, column + right];
  grid.go(grid.cellAt(...to), { isExtending: event.shiftKey });
}

function chooseAll(grid) {
  grid.anchor = grid.cellAt(0, 0);
  grid.go(grid.cellAt(Infinity, Infinity), { isExtending: true });
}
