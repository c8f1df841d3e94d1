// One cell of a grid: its field and its text.

export const FIELD = "input:not([type=radio]), textarea, select";
export const fieldOf = (cell) => cell.querySelector(FIELD);
export const textOf = (cell) => (fieldOf(cell)?.value ?? cell.querySelector("[data-text]")?.textContent ?? "");

export function setText(field, text) {
  if (field.tagName === "SELECT") {
    const option = [...field.options].find((one) => one.text.trim() === text.trim() || one.value === text.trim());
    if (option) field.value = option.value;
  } else {
    field.value = field.tagName === "TEXTAREA" ? text : text.replace(/\s*\n\s*/g, " ");
  }
}
