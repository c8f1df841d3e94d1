// After a form came back with errors the summary takes the focus (not in the gallery); its links go to the field itself.
const summary = document.querySelector("[data-error-summary]:not(.specimen *)");
if (summary) summary.focus();

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  if (!link) return;
  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  (field.closest(".field") ?? field).scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
});
