// A table of fields that is worked like a spreadsheet (ARIA grid): one tab stop, arrows, F2, paste, undo.
// Without this module the same fields are a plain form. Every change is told as "grid:change" on the table.

import { fieldOf, setText, textOf } from "./grid-cell.js";
import { onClip } from "./grid-clipboard.js";
import { onChoice, onDrag, onFocus, onLeave, onPress, onTwice } from "./grid-edit.js";
import { countProblems, toggleFilter } from "./grid-filter.js";
import { onKey } from "./grid-keys.js";

const MOST_UNDONE = 100;

export class Grid {
  constructor(root) {
    this.root = root;
    this.table = root.querySelector("[data-grid-table]");
    this.status = root.querySelector("[data-grid-status]");
    this.filter = root.querySelector("[data-grid-filter]");
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
    table.addEventListener("keydown", (event) => onKey(this, event));
    table.addEventListener("focusin", (event) => onFocus(this, event));
    table.addEventListener("change", (event) => onChoice(this, event));
    table.addEventListener("focusout", (event) => onLeave(this, event));
    table.addEventListener("pointerdown", (event) => onPress(this, event));
    table.addEventListener("pointerover", (event) => onDrag(this, event));
    table.addEventListener("dblclick", (event) => onTwice(this, event));
    for (const kind of ["copy", "cut", "paste"]) document.addEventListener(kind, (event) => onClip(this, event));
    this.filter?.addEventListener("click", () => toggleFilter(this));
  }

  // After rows came anew: everything but one cell leaves the order of the Tab key.
  refresh(at = null) {
    for (const cell of this.table.querySelectorAll("[data-cell]")) this.prepare(cell);
    for (const box of this.table.querySelectorAll("input:is([type=radio], [type=checkbox])[name]")) box.tabIndex = -1;
    this.at = at ?? this.table.querySelector("[data-cell]");
    this.anchor = this.at;
    if (this.at) this.at.tabIndex = 0;
    countProblems(this);
  }

  prepare(cell) {
    const field = fieldOf(cell);
    cell.tabIndex = cell === this.at ? 0 : -1;
    for (const name of ["aria-invalid", "aria-describedby"]) {
      const value = field?.getAttribute(name);
      if (value) cell.setAttribute(name, value);
      else cell.removeAttribute(name);
    }
    const inner = field ?? cell.querySelector("a");
    if (inner) inner.tabIndex = -1;
    if (!field) cell.setAttribute("aria-readonly", "true");
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

  // Texts into cells at once, as one step of undo; how many could not be taken.
  write(pairs) {
    const changes = [];
    let untaken = 0;
    for (const [cell, text] of pairs) {
      const field = fieldOf(cell);
      const before = field?.value;
      if (!field) {
        untaken += text !== textOf(cell) && text !== "";
        continue;
      }
      if (!setText(field, text)) untaken += 1;
      if (field.value !== before) changes.push({ key: field.name, before, after: field.value });
    }
    if (changes.length) this.note(changes);
    return untaken;
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
