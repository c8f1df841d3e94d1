// The key "/" leads to search: to the field of its page, or to the page. It is the key by its place, too, so that a
// Russian keyboard has it; whoever types, or has switched keys off, is left alone.

const FIELD = "input, textarea, select, [contenteditable], [role=grid], [role=gridcell], dialog[open]";

document.addEventListener("keydown", (event) => {
  const place = document.querySelector("[data-search-key]");
  if (!place || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key !== "/" && event.code !== "Slash") return;
  if (event.target.closest?.(FIELD)) return;
  event.preventDefault();
  const field = document.querySelector("#search-words");
  if (field) field.focus();
  else location.assign(place.getAttribute("href"));
});
