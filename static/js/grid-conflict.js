// Two texts for one cell: both are shown, and the person keeps one.

import { wordsFor } from "./grid-cell.js";
import { show } from "./grid-show.js";

export function ask(saving, cell, field, told) {
  const choice = document.createElement("span");
  choice.dataset.conflict = "";
  choice.className = "grid-conflict";
  const theirs = document.createElement("q");
  theirs.textContent = wordsFor(field, told.text);
  choice.append(theirs, button(saving, "theirs", () => settle(saving, cell, field, told.text)));
  choice.append(button(saving, "mine", () => settle(saving, cell, field, field.value)));
  cell.append(choice);
}

function settle(saving, cell, field, text) {
  field.value = text;
  cell.querySelector("[data-conflict]").remove();
  show(saving.grid, cell, {});
  saving.onChange([field.name]);
  cell.focus();
}

function button(saving, word, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-secondary btn-small";
  button.textContent = saving.word(word);
  button.addEventListener("click", press);
  return button;
}
