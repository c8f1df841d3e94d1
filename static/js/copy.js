// <button data-copy="#id" data-copied="Copied" hidden>: copies the text or value of that element and says so.
for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  if (!source) return;
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  const words = button.querySelector("[data-copy-words]") ?? button;
  words.textContent = button.dataset.copied;
  words.setAttribute("role", "status");
});
