// A grid that saves by itself: each changed cell goes to the form's address as soon as nothing else is under way.
// The answer tells how each cell is read; where somebody else wrote first, both texts are offered.

import { FIELD, fieldOf, given } from "./grid-cell.js";
import { begin } from "./grid-edit.js";
import { bring, more, onDeed } from "./grid-rows.js";
import { onLeaving, onSend } from "./grid-leave.js";
import { take, was } from "./grid-take.js";
import { Grid } from "./grid.js";

const LATER = [2000, 5000, 15000, 30000];

class Saving {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-grid-state]");
    this.grid = new Grid(form.querySelector("[data-grid]"));
    this.grid.more = form.dataset.gridFixed === undefined ? (count) => more(this, count) : null;
    this.grid.bring = (lost) => bring(this, lost);
    this.waiting = new Set();
    this.underWay = new Set();
    this.failures = 0;
    this.sending = Promise.resolve();
    for (const button of form.querySelectorAll("[data-grid-plain]")) button.hidden = true;
    form.addEventListener("grid:change", (event) => this.onChange(event.detail.keys));
    form.addEventListener("submit", (event) => onDeed(this, event));
    form.addEventListener("submit", (event) => onSend(this, event));
    form.addEventListener("click", (event) => onLeaving(this, event));
    window.addEventListener("beforeunload", (event) => this.isHolding() && event.preventDefault());
    window.addEventListener("pageshow", () => (this.isSent = false));
    window.addEventListener("online", () => this.soon(0));
    this.takeUp();
  }

  // What was typed before this script was there.
  takeUp() {
    const early = [...this.grid.table.querySelectorAll("[data-cell]")].map(fieldOf).filter((field) => field && field.value !== given(field));
    if (early.length) this.onChange(early.map((field) => field.name));
    const field = document.activeElement;
    if (this.grid.table.contains(field) && field.matches(FIELD)) begin(this.grid, field.closest("[data-cell]"));
  }

  // Whether the cell of that key, or any, is not known to be saved.
  isUnsaved(key = null) {
    const both = [this.waiting, this.underWay];
    return both.some((keys) => (key === null ? keys.size > 0 : keys.has(key)));
  }

  // Whether leaving the page would lose a text: what was refused stands nowhere else, until the form takes it along.
  isHolding() {
    return this.isUnsaved() || (!this.isSent && Boolean(this.form.querySelector(".is-waiting, [data-conflict]")));
  }

  onChange(keys) {
    for (const key of keys) {
      this.waiting.add(key);
      this.grid.fieldNamed(key)?.closest("[data-cell]").classList.add("is-waiting");
    }
    this.soon(0);
  }

  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  // One request at a time, in the order of the changes: what changes meanwhile goes together with the next.
  flush(deed = null) {
    clearTimeout(this.timer);
    this.sending = this.sending.then(() => this.send(deed));
    return this.sending;
  }

  async send(deed) {
    const fields = [...this.waiting].map((key) => this.grid.fieldNamed(key)).filter(Boolean);
    if (!fields.length && !deed) return;
    const cells = fields.map((field) => ({ key: field.name, text: field.value, was: was(field) }));
    this.underWay = new Set(this.waiting);
    this.waiting.clear();
    this.say("saving");
    const rows = [...this.grid.table.querySelectorAll("[data-row]")].map((row) => row.dataset.row);
    const answer = await this.post({ cells, rows, page: this.form.elements.page?.value, ...deed });
    this.underWay.clear();
    if (answer) {
      take(this, answer, cells);
      this.say("saved", answer.at);
    } else for (const cell of cells) this.waiting.add(cell.key);
  }

  async post(body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    const options = { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" };
    const response = await fetch(this.form.action, options).catch(() => null);
    if (response?.ok) {
      this.failures = 0;
      return response.json();
    }
    if (response?.status === 409) {
      const { refusal } = await response.json();
      this.state.textContent = refusal;
      return null;
    }
    const isShut = response && (response.type === "opaqueredirect" || (response.status >= 400 && response.status < 500));
    this.say(isShut ? "signedOut" : "waiting");
    if (!isShut) this.soon(LATER[Math.min(this.failures++, LATER.length - 1)]);
    return null;
  }

  word(name) {
    return this.form.dataset[`said${name[0].toUpperCase()}${name.slice(1)}`];
  }

  say(name, more = "") {
    this.state.textContent = `${this.word(name)} ${more}`.trim();
  }
}

for (const form of document.querySelectorAll("form[data-grid-save]")) new Saving(form);
