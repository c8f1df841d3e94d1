// One cell of a grid: its field, its text as people read it, and the text that the page came with.

export const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select";
export const fieldOf = (cell) => cell.querySelector(FIELD);
export const isSelect = (field) => field?.tagName === "SELECT";

export function textOf(cell) {
  const field = fieldOf(cell);
  if (!field) return cell.querySelector("[data-text]")?.textContent ?? "";
  return wordsFor(field, field.value);
}

// A value as people read it: what stands in a list of choices is shown by its label.
export function wordsFor(field, value) {
  return isSelect(field) ? (optionFor(field, value)?.text ?? value) : value;
}

// What the server gave the field when the page came.
export function given(field) {
  if (!isSelect(field)) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value;
}

// Whether the field can take the text: a list of choices takes a label or a value, in any case of letters.
export function setText(field, text) {
  if (isSelect(field)) {
    const option = optionFor(field, text);
    if (option) field.value = option.value;
    return Boolean(option);
  }
  field.value = field.tagName === "TEXTAREA" ? text : text.replace(/\s*\n\s*/g, " ");
  return true;
}

// The word that begins with the letters; the same letter again goes on to the next word.
export function optionStarting(field, letters) {
  const isOne = new Set(folded(letters)).size <= 1;
  const start = folded(isOne ? letters[0] : letters);
  const from = field.selectedIndex + (isOne ? 1 : 0);
  const options = [...field.options];
  return [...options.slice(from), ...options.slice(0, from)].find((option) => folded(option.text).startsWith(start));
}

function optionFor(field, text) {
  const options = [...field.options];
  return options.find((option) => option.value === text) ?? options.find((option) => folded(option.text) === folded(text));
}

const folded = (text) => text.trim().toLocaleLowerCase();
