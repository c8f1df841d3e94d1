// The review queue without leaving the page: decisions, messages and undo are sent from here, and the answer is
// the queue as it then stands. Without this script the same forms and links lead from page to page.

import { asked, countInHeader, offerTicked } from "./review-answers.js";
import { onKey } from "./review-keys.js";

const WIDE = matchMedia("(min-width: 992px)");
const ROW = "[data-row] > a";

export class Queue {
  constructor(root) {
    this.root = root;
    this.status = document.querySelector("[data-review-said]");
    this.hasKeys = root.dataset.keys === "on";
    this.isBusy = false;
    root.classList.add("is-live");
    root.addEventListener("keydown", (event) => onKey(this, event));
    root.addEventListener("submit", (event) => this.onSubmit(event));
    root.addEventListener("click", (event) => this.onClick(event));
    root.addEventListener("change", () => this.countTicks());
    this.prepare();
  }

  prepare() {
    const help = this.root.querySelector("[data-review-help]");
    if (help) help.hidden = false;
    this.countTicks();
  }

  rows() {
    return [...this.root.querySelectorAll(ROW)];
  }

  shown() {
    return this.root.querySelector(`${ROW}[aria-current]`);
  }

  sheet() {
    return this.root.querySelector("[data-sheet]");
  }

  ticked() {
    return [...this.root.querySelectorAll("[data-row] input:checked")];
  }

  say(words) {
    this.status.textContent = "";
    requestAnimationFrame(() => (this.status.textContent = words));
  }

  onClick(event) {
    const link = event.target.closest(ROW);
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (event.target.closest("[data-review-help]")) document.querySelector("#review-keys").showModal();
    if (!link || !isPlain || !WIDE.matches) return;
    event.preventDefault();
    this.peek(link);
  }

  onSubmit(event) {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    this.send(form.action, new FormData(form), event.submitter);
  }

  async send(address, body, busy) {
    if (this.isBusy) return;
    this.isBusy = true;
    busy?.classList.add("is-busy");
    busy?.setAttribute("aria-busy", "true");
    const html = await this.ask(address, { method: "POST", body });
    this.isBusy = false;
    busy?.classList.remove("is-busy");
    busy?.removeAttribute("aria-busy");
    if (html) this.take(html);
  }

  ask(address, options = {}) {
    return asked(address, options, () => this.say(this.root.dataset.lost));
  }

  take(fresh) {
    const ticked = new Set(this.ticked().map((box) => box.value));
    this.root.replaceChildren(...fresh.childNodes);
    for (const box of this.root.querySelectorAll("[data-row] input")) box.checked = ticked.has(box.value);
    this.prepare();
    const state = this.root.querySelector("[data-review-state]");
    history.replaceState(null, "", state.dataset.address);
    this.say(state.dataset.said);
    countInHeader(state.dataset.count);
    this.goOn();
  }

  // Never nowhere: to the field at fault, else the row of the report shown now; on a narrow screen, where the list
  // is hidden, to the report itself; and when nothing is left, to the undo of the last decision.
  goOn() {
    const fault = this.root.querySelector("[data-sheet] [aria-invalid=true]");
    if (fault) fault.focus();
    else if (!this.go(this.shown() ?? this.rows()[0])) {
      const rest = this.sheet() ?? this.root.querySelector("[data-undo] button") ?? document.querySelector("#main");
      rest.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: "start" });
    }
  }

  go(link) {
    if (!link?.offsetParent) return false;
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
    return true;
  }

  // Show a report in full beside the list; the focus stays on its row.
  async peek(link) {
    if (this.isBusy) return;
    if (link.hasAttribute("aria-current")) {
      this.go(link);
      return;
    }
    this.isBusy = true;
    link.setAttribute("aria-busy", "true");
    const address = link.href.split("#")[0];
    const fresh = await this.ask(address);
    this.isBusy = false;
    link.removeAttribute("aria-busy");
    const sheet = fresh?.querySelector("[data-sheet]");
    const row = link.closest("[data-row]").dataset.row;
    if (!fresh) return;
    if (!sheet || !fresh.querySelector(`[data-row="${row}"] > a[aria-current]`)) {
      this.take(fresh);
      return;
    }
    this.sheet().replaceWith(sheet);
    this.shown()?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", address);
    this.go(link);
  }

  countTicks() {
    offerTicked(this.root, this.ticked().length);
  }
}

const root = document.querySelector("[data-review]");
if (root) new Queue(root);
