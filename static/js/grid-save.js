// A grid that saves by itself: each changed cell goes to the form's address, a short while after the last change.
// The answer tells how each cell is read; where somebody else wrote first, both texts are offered.

import { show, textOf } from "./grid-cell.js";
import { Grid } from "./grid.js";

const PAUSE = 400;
const LATER = [2000, 5000, 15000, 30000];

class Saving {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-grid-state]");
    this.grid = new Grid(form.querySelector("[data-grid]"));
    this.grid.more = (count) => this.more(count);
    this.grid.bring = (lost) => this.bring(lost);
    this.waiting = new Set();
    this.failures = 0;
    this.sending = Promise.resolve();
    for (const button of form.querySelectorAll("[data-grid-plain]")) button.hidden = true;
    form.addEventListener("grid:change", (event) => this.onChange(event.detail.keys));
    form.addEventListener("submit", (event) => this.onDeed(event));
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
    if (answer.rows !== undefined) this.takeRows(answer);
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
    if (told.state === "conflict") this.ask(cell, field, told);
  }

  ask(cell, field, told) {
    const choice = document.createElement("span");
    choice.dataset.conflict = "";
    choice.className = "grid-conflict";
    const theirs = document.createElement("q");
    theirs.textContent = told.text;
    choice.append(theirs, this.button("theirs", () => this.settle(cell, field, told.text)));
    choice.append(this.button("mine", () => this.settle(cell, field, field.value)));
    cell.append(choice);
  }

  settle(cell, field, text) {
    field.value = text;
    cell.querySelector("[data-conflict]").remove();
    show(this.grid, cell, {});
    this.onChange([field.name]);
    cell.focus();
  }

  button(word, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-secondary btn-small";
    button.textContent = this.word(word);
    button.addEventListener("click", press);
    return button;
  }

  // Insert, copy, move, drop: what was typed goes first, then the rows come back anew.
  async onDeed(event) {
    const button = event.submitter;
    if (!button?.value || button.name !== "deed") return;
    event.preventDefault();
    const chosen = this.form.querySelector("input[name=row]:checked") ?? this.grid.at?.closest("tr").querySelector("input[name=row]");
    const page = this.form.elements.page.value;
    const row = chosen?.closest("tr");
    const texts = [...(row?.querySelectorAll("[data-cell]") ?? [])].map(textOf);
    const lost = { after: row?.previousElementSibling?.dataset.row ?? null, texts };
    await this.flush({ deed: button.value, row: chosen?.value ?? null, page });
    if (button.value === "drop" && row && !this.rowNamed(row.dataset.row)) this.grid.done.push({ lost });
  }

  more(count) {
    const rows = this.grid.rows();
    return this.flush({ deed: "insert", row: rows[rows.length - 1]?.dataset.row ?? null, count });
  }

  // A row that was removed comes back as a new one with the same texts.
  async bring({ after, texts }) {
    await this.flush({ deed: "insert", row: after });
    const cells = [...this.grid.at.closest("tr").querySelectorAll("[data-cell]")];
    this.grid.write(cells.map((cell, index) => [cell, texts[index]]));
    this.grid.say("undone");
  }

  rowNamed(key) {
    return this.grid.table.querySelector(`[data-row="${CSS.escape(String(key ?? ""))}"]`);
  }

  takeRows({ rows, focus, page }) {
    const [, column] = this.grid.at?.isConnected ? this.grid.placeOf(this.grid.at) : [0, 0];
    const body = this.grid.table.tBodies[0];
    body.innerHTML = rows;
    this.form.elements.page.value = page;
    this.form.querySelector(".grid-empty")?.remove();
    const row = this.rowNamed(focus);
    this.grid.refresh(row?.querySelectorAll("[data-cell]")[column] ?? null);
    if (row) this.grid.go(this.grid.at);
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
