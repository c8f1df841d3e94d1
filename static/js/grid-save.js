// A grid that saves by itself: each changed cell goes to the form's address, a short while after the last change.
// The answer tells how each cell is read; where somebody else wrote first, both texts are offered.

import { ask } from "./grid-conflict.js";
import { bring, more, onDeed, takeRows } from "./grid-rows.js";
import { show } from "./grid-show.js";
import { Grid } from "./grid.js";

const PAUSE = 400;
const LATER = [2000, 5000, 15000, 30000];

class Saving {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-grid-state]");
    this.grid = new Grid(form.querySelector("[data-grid]"));
    this.grid.more = (count) => more(this, count);
    this.grid.bring = (lost) => bring(this, lost);
    this.waiting = new Set();
    this.failures = 0;
    this.sending = Promise.resolve();
    for (const button of form.querySelectorAll("[data-grid-plain]")) button.hidden = true;
    form.addEventListener("grid:change", (event) => this.onChange(event.detail.keys));
    form.addEventListener("submit", (event) => onDeed(this, event));
    window.addEventListener("beforeunload", (event) => this.waiting.size && event.preventDefault());
    window.addEventListener("online", () => this.soon(0));
  }

  onChange(keys) {
    for (const key of keys) {
      this.waiting.add(key);
      this.grid.fieldNamed(key)?.closest("[data-cell]").classList.add("is-waiting");
    }
    this.soon(PAUSE);
  }

  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  // One request at a time, in the order of the changes.
  flush(deed = null) {
    clearTimeout(this.timer);
    this.sending = this.sending.then(() => this.send(deed));
    return this.sending;
  }

  async send(deed) {
    const fields = [...this.waiting].map((key) => this.grid.fieldNamed(key)).filter(Boolean);
    if (!fields.length && !deed) return;
    const cells = fields.map((field) => ({ key: field.name, text: field.value, was: was(field) }));
    this.waiting.clear();
    this.say("saving");
    const answer = await this.post({ cells, ...deed });
    if (answer) this.take(answer, cells);
    else for (const cell of cells) this.waiting.add(cell.key);
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

  take(answer, sent) {
    const texts = new Map(sent.map((cell) => [cell.key, cell.text]));
    for (const told of answer.cells) this.takeCell(told, texts.get(told.key));
    if (answer.rows !== undefined) takeRows(this, answer);
    this.say("saved", answer.at);
  }

  takeCell(told, sent) {
    const field = this.grid.fieldNamed(told.key);
    if (!field || (told.state === "also" && this.waiting.has(told.key))) return;
    const cell = field.closest("[data-cell]");
    const isUntouched = field.value === (sent ?? was(field)) && this.grid.editing !== field;
    if (told.state !== "refused") field.dataset.was = told.text;
    if (isUntouched && (told.state === "saved" || told.state === "also")) field.value = told.text;
    cell.classList.toggle("is-waiting", this.waiting.has(told.key));
    cell.classList.toggle("is-saved", told.state === "saved" && !told.problem);
    show(this.grid, cell, told);
    cell.querySelector("[data-conflict]")?.remove();
    if (told.state === "conflict") ask(this, cell, field, told);
  }

  word(name) {
    return this.form.dataset[`said${name[0].toUpperCase()}${name.slice(1)}`];
  }

  say(name, more = "") {
    this.state.textContent = `${this.word(name)} ${more}`.trim();
  }
}

const was = (field) => field.dataset.was ?? field.defaultValue;

for (const form of document.querySelectorAll("form[data-grid-save]")) new Saving(form);
