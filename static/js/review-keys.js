// What the keys do in the review queue: single letters act while the list has the focus, by their place on the
// keyboard, so that A is also Ф. In the boxes beside it Ctrl+Enter sends and Escape leads back.

import { pressed } from "./review-answers.js";

const STEPS = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 };

export function onKey(queue, event) {
  if (event.isComposing) return;
  if (event.target.closest("[data-sheet]")) keyInSheet(queue, event);
  else if (queue.hasKeys && event.target.closest(".review-list, [data-undo]")) keyInList(queue, event);
}

function keyInSheet(queue, event) {
  const box = event.target.closest("details");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea, input")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (box) box.open = false;
    queue.goOn();
  }
}

function keyInList(queue, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest("[data-row]");
  const link = row?.querySelector("a");
  const question = row?.querySelector(".review-ask");
  if (event.key === "Enter" && question) accept(queue, row, { is_confirmed: "on" });
  else if (event.key === "Escape" && question) question.remove();
  else if (event.code === "KeyZ") queue.root.querySelector("[data-undo]")?.requestSubmit();
  else if (isQuestionMark(event)) showKeys(event);
  else if (link) keyOnRow(queue, event, row, link);
  else return;
  if (question || !link) event.preventDefault();
}

function keyOnRow(queue, event, row, link) {
  const isOnLink = event.target === link;
  if (event.code in STEPS) step(queue, row, STEPS[event.code]);
  else if (event.code === "KeyA" && event.shiftKey) acceptTicked(queue);
  else if (event.code === "KeyA") askOrAccept(queue, row);
  else if (event.code === "Space" && isOnLink) queue.peek(link);
  else if (event.code === "KeyR") openBox(queue, link, "return");
  else if (event.code === "KeyC") openBox(queue, link, "comment");
  else if (event.code === "KeyE") nextEvidence(queue, link);
  else if (event.code === "KeyX") row.querySelector("input")?.click();
  else return;
  event.preventDefault();
}

// The question mark shares its key with the slash, which leads to search elsewhere.
function showKeys(event) {
  event.preventDefault();
  document.querySelector("#review-keys").showModal();
}

function isQuestionMark(event) {
  return event.key === "?" || (event.code === "Slash" && event.shiftKey);
}

function step(queue, row, by) {
  row.querySelector(".review-ask")?.remove();
  const rows = queue.rows();
  const at = rows.indexOf(row.querySelector("a"));
  queue.go(rows[Math.max(0, Math.min(at + by, rows.length - 1))]);
}

// What deserves a second look is asked in place; one's own report is refused by the portal as well.
function askOrAccept(queue, row) {
  const { accept: address, question } = row.dataset;
  if (!address) queue.say(queue.root.dataset.own);
  else if (!question) accept(queue, row);
  else if (!row.querySelector(".review-ask")) {
    const ask = document.createElement("p");
    ask.className = "review-ask";
    ask.setAttribute("role", "alert");
    ask.textContent = `${question} ${queue.root.dataset.enter}`;
    row.append(ask);
    ask.scrollIntoView({ block: "nearest" });
  }
}

function accept(queue, row, fields = {}) {
  queue.say(queue.root.dataset.sending);
  queue.send(row.dataset.accept, pressed(queue.root, fields), row);
}

function acceptTicked(queue) {
  if (queue.ticked().length) queue.root.querySelector("[data-review-chosen]").requestSubmit();
}

async function openBox(queue, link, name) {
  await queue.peek(link);
  const form = queue.sheet()?.querySelector(`form[action*="/${name}/"]`);
  if (!form || !link.hasAttribute("aria-current")) return;
  form.closest("details").open = true;
  form.querySelector("textarea").focus();
}

// Each press opens the next file or link in a tab of its own, after the last one the first again.
async function nextEvidence(queue, link) {
  await queue.peek(link);
  const all = [...(queue.sheet()?.querySelectorAll(".evidence-view, .evidence-chip:not(:has(.evidence-view)) a") ?? [])];
  const opened = queue.sheet()?.querySelector(".evidence .is-opened");
  const next = all[(all.indexOf(opened) + 1) % all.length];
  if (!next) return;
  opened?.classList.remove("is-opened");
  next.classList.add("is-opened");
  window.open(next.href, "_blank", "noopener");
}
