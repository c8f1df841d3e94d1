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

export function optionStarting(field, letter) {
  const options = [...field.options];
  const next = [...options.slice(field.selectedIndex + 1), ...options.slice(0, field.selectedIndex + 1)];
  return next.find((option) => folded(option.text).startsWith(folded(letter)));
}

function optionFor(field, text) {
  const options = [...field.options];
  return options.find((option) => option.value === text) ?? options.find((option) => folded(option.text) === folded(text));
}

const folded = (text) => text.trim().toLocaleLowerCase();
