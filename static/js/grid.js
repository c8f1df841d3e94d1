// A table of fields that is worked like a spreadsheet (ARIA grid): one tab stop, arrows, F2, paste, undo.
// Without this module the same fields are a plain form. Every change is told as "grid:change" on the table.

import { FIELD, fieldOf, setText } from "./grid-cell.js";
import { onClip } from "./grid-clipboard.js";
import { turn } from "./grid-undo.js";

const KEYS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0],
};
const MOST_UNDONE = 100;

export class Grid {
  constructor(root) {
    this.root = root;
    this.table = root.querySelector("[data-grid-table]");
    this.status = root.querySelector("[data-grid-status]");
    this.undone = [];
    this.done = [];
    this.table.setAttribute("role", "grid");
    this.table.setAttribute("aria-multiselectable", "true");
    root.querySelector(".grid-scroll").removeAttribute("tabindex");
    root.classList.add("is-live");
    const keys = root.querySelector("[data-grid-keys]");
    if (keys) keys.hidden = false;
    this.refresh();
    this.listen();
  }

  listen() {
    const { table } = this;
    table.addEventListener("keydown", (event) => this.onKey(event));
    table.addEventListener("focusin", (event) => this.onFocus(event));
    table.addEventListener("focusout", (event) => this.onLeave(event));
    table.addEventListener("pointerdown", (event) => this.onPress(event));
    table.addEventListener("pointerover", (event) => this.onDrag(event));
    table.addEventListener("dblclick", (event) => {
      const cell = event.target.closest("[data-cell]");
      if (cell) this.edit(cell);
    });
    for (const kind of ["copy", "cut", "paste"]) document.addEventListener(kind, (event) => onClip(this, event));
    this.filter = this.root.querySelector("[data-grid-filter]");
    this.filter?.addEventListener("click", () => this.toggleFilter());
  }

  // After rows came anew: everything but one cell leaves the order of the Tab key.
  refresh(at = null) {
    for (const cell of this.table.querySelectorAll("[data-cell]")) this.prepare(cell);
    for (const radio of this.table.querySelectorAll("input[type=radio]")) radio.tabIndex = -1;
    this.at = at ?? this.table.querySelector("[data-cell]");
    this.anchor = this.at;
    if (this.at) this.at.tabIndex = 0;
    this.countProblems();
  }

  prepare(cell) {
    const field = fieldOf(cell);
    cell.tabIndex = cell === this.at ? 0 : -1;
    for (const name of ["aria-invalid", "aria-describedby"]) {
      const value = field?.getAttribute(name);
      if (value) cell.setAttribute(name, value);
      else cell.removeAttribute(name);
    }
    if (field) field.tabIndex = -1;
    else cell.setAttribute("aria-readonly", "true");
  }

  countProblems() {
    const count = this.table.querySelectorAll(`td :is(${FIELD})[aria-invalid]`).length;
    const isOn = this.filter?.getAttribute("aria-pressed") === "true";
    if (this.filter) this.filter.hidden = count === 0 && !isOn;
  }

  toggleFilter() {
    const isOn = this.filter.getAttribute("aria-pressed") !== "true";
    this.filter.setAttribute("aria-pressed", String(isOn));
    for (const row of this.table.tBodies[0].rows) row.hidden = isOn && !row.querySelector("[aria-invalid]");
    this.countProblems();
    if (isOn && this.at?.closest("tr").hidden) this.refresh(this.rows()[0]?.querySelector("[data-cell]"));
  }

  rows() {
    return [...this.table.tBodies[0].rows].filter((row) => !row.hidden && row.querySelector("[data-cell]"));
  }

  cellAt(row, column) {
    const rows = this.rows();
    const within = rows[Math.max(0, Math.min(row, rows.length - 1))];
    const cells = within ? [...within.querySelectorAll("[data-cell]")] : [];
    return cells[Math.max(0, Math.min(column, cells.length - 1))];
  }

  placeOf(cell) {
    const row = cell.closest("tr");
    return [this.rows().indexOf(row), [...row.querySelectorAll("[data-cell]")].indexOf(cell)];
  }

  // The chosen block: cells between the anchor and the current one, row by row.
  block() {
    const [fromRow, fromColumn] = this.placeOf(this.anchor);
    const [toRow, toColumn] = this.placeOf(this.at);
    const [left, right] = [fromColumn, toColumn].sort((a, b) => a - b);
    const [top, bottom] = [fromRow, toRow].sort((a, b) => a - b);
    const cells = (row) => [...row.querySelectorAll("[data-cell]")].slice(left, right + 1);
    return this.rows().slice(top, bottom + 1).map(cells);
  }

  go(cell, { isExtending = false } = {}) {
    if (!cell) return;
    this.choose(cell, isExtending);
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  choose(cell, isExtending) {
    if (this.at) this.at.tabIndex = -1;
    this.at = cell;
    cell.tabIndex = 0;
    if (!isExtending || !this.anchor?.isConnected) this.anchor = cell;
    for (const marked of this.table.querySelectorAll("[data-cell][aria-selected]")) marked.removeAttribute("aria-selected");
    if (this.anchor !== cell) this.block().flat().forEach((one) => one.setAttribute("aria-selected", "true"));
    const radio = cell.closest("tr").querySelector("input[type=radio]");
    if (radio) radio.checked = true;
  }

  onFocus(event) {
    const cell = event.target.closest("[data-cell]");
    if (!cell) return;
    if (event.target === cell) {
      if (cell !== this.at) this.choose(cell, false);
    } else if (this.editing !== event.target && event.target.matches(FIELD)) {
      this.choose(cell, false);
      this.begin(cell);
    }
  }

  onLeave(event) {
    if (this.editing && event.target === this.editing) this.commit(false);
  }

  onPress(event) {
    const cell = event.target.closest("[data-cell]");
    if (!cell || event.button !== 0 || event.pointerType === "touch" || event.target.matches(FIELD)) return;
    event.preventDefault();
    this.go(cell, { isExtending: event.shiftKey });
  }

  onDrag(event) {
    const cell = event.target.closest("[data-cell]");
    const isDragging = event.buttons === 1 && event.pointerType === "mouse" && !this.editing;
    if (cell && isDragging && this.table.contains(document.activeElement)) this.go(cell, { isExtending: true });
  }

  onKey(event) {
    if (event.isComposing) return;
    if (this.editing) this.keyInField(event);
    else if (event.target.matches?.("[data-cell]")) this.keyOnCell(event);
  }

  keyInField(event) {
    const isNewline = event.key === "Enter" && event.altKey && this.editing.tagName === "TEXTAREA";
    if (isNewline) {
      this.editing.setRangeText("\n", this.editing.selectionStart, this.editing.selectionEnd, "end");
    } else if (event.key === "Escape") {
      this.editing.value = this.before;
      this.commit();
    } else if (event.key === "Enter" && this.editing.list) {
      // A press that takes a word from the list changes the field only after this event.
      setTimeout(() => this.commitAndGo(event.shiftKey ? -1 : 1, 0));
      return;
    } else if (event.key === "Enter" && !event.ctrlKey) {
      this.commitAndGo(event.shiftKey ? -1 : 1, 0);
    } else if (event.key === "Tab") {
      this.commitAndGo(0, event.shiftKey ? -1 : 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  commitAndGo(down, right) {
    this.commit();
    const [row, column] = this.placeOf(this.at);
    this.go(this.cellAt(row + down, column + right));
  }

  keyOnCell(event) {
    const isCommand = event.ctrlKey || event.metaKey;
    const isLetter = event.key.length === 1 && !isCommand && !event.altKey;
    const isList = fieldOf(this.at)?.matches("select, [list]");
    if ((isList && event.code === "Space") || (event.altKey && event.key === "ArrowDown")) this.open();
    else if (event.key in KEYS || event.key === "Home" || event.key === "End") this.keyToGo(event, isCommand);
    else if (event.key === "F2" || (event.key === "Enter" && !isCommand)) this.edit(this.at);
    else if (event.key === "Delete" || event.key === "Backspace") this.write(this.block().flat().map((cell) => [cell, ""]));
    else if (isCommand && event.code === "KeyZ") turn(this, event.shiftKey ? "redo" : "undo");
    else if (isCommand && event.code === "KeyY") turn(this, "redo");
    else if (isCommand && event.code === "KeyA") this.chooseAll();
    else if (isLetter) {
      this.edit(this.at, true);
      return;
    } else return;
    event.preventDefault();
  }

  keyToGo(event, isCommand) {
    const [row, column] = this.placeOf(this.at);
    const [down, right] = (KEYS[event.key] ?? [0, event.key === "Home" ? -Infinity : Infinity]).map((step) =>
      isCommand && step ? step * Infinity : step,
    );
    const isCorner = isCommand && !(event.key in KEYS);
    const to = [isCorner ? right : row + down, column + right];
    this.go(this.cellAt(...to), { isExtending: event.shiftKey });
  }

  chooseAll() {
    this.anchor = this.cellAt(0, 0);
    this.go(this.cellAt(Infinity, Infinity), { isExtending: true });
  }

  open() {
    this.edit(this.at);
    try {
      this.editing?.showPicker?.();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  edit(cell, isFresh = false) {
    const field = fieldOf(cell);
    if (!field) return;
    this.begin(cell);
    if (isFresh && field.tagName !== "SELECT") field.value = "";
    field.focus();
    field.setSelectionRange?.(field.value.length, field.value.length);
  }

  begin(cell) {
    this.editing = fieldOf(cell);
    this.before = this.editing.value;
    cell.classList.add("is-editing");
  }

  commit(isStaying = true) {
    const field = this.editing;
    if (!field) return;
    this.editing = null;
    const cell = field.closest("[data-cell]");
    cell.classList.remove("is-editing");
    if (isStaying) cell.focus();
    if (field.value !== this.before) this.note([{ key: field.name, before: this.before, after: field.value }]);
  }

  // Texts into cells at once, as one step of undo.
  write(pairs) {
    const changes = [];
    for (const [cell, text] of pairs) {
      const field = fieldOf(cell);
      const before = field?.value;
      if (!field) continue;
      setText(field, text);
      if (field.value !== before) changes.push({ key: field.name, before, after: field.value });
    }
    if (changes.length) this.note(changes);
  }

  note(changes) {
    this.done.push(changes);
    if (this.done.length > MOST_UNDONE) this.done.shift();
    this.undone = [];
    this.tell(changes);
  }

  fieldNamed(key) {
    return this.table.querySelector(`[name="${CSS.escape(key)}"]`);
  }

  tell(changes) {
    const keys = changes.map((change) => change.key);
    this.table.dispatchEvent(new CustomEvent("grid:change", { bubbles: true, detail: { keys } }));
  }

  say(word) {
    this.status.textContent = "";
    requestAnimationFrame(() => (this.status.textContent = this.root.dataset[`said${word[0].toUpperCase()}${word.slice(1)}`]));
  }
}
