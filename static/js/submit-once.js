// A form marked data-submit-once is sent once: a second press is ignored, and the button says that it is at work.
const BUSY = "is-busy";

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll(`.${BUSY}`)) {
    button.classList.remove(BUSY);
    button.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-submit-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (button) {
    button.classList.add(BUSY);
    button.setAttribute("aria-busy", "true");
  }
});

// The page may come back from the browser's memory, and htmx leaves the page where it is.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-sent]");
  if (form) release(form);
});
