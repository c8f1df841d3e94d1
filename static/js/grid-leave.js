// Leaving a grid that saves by itself: what waits is saved first, then the form goes, or the link is followed.

// A button with data-grid-send sends the whole form, as it would without this script.
export async function onSend(saving, event) {
  const button = event.submitter;
  if (!button?.matches("[data-grid-send]") || saving.isSending) return;
  event.preventDefault();
  await saving.flush();
  // A form cannot be sent while it still tells of being sent.
  if (!saving.isUnsaved()) setTimeout(() => send(saving, button.value));
}

// What is saved meanwhile may have brought the button anew.
function send(saving, value) {
  const button = saving.form.querySelector(`[data-grid-send][value="${CSS.escape(value)}"]`);
  saving.isSending = saving.isSent = true;
  if (button) saving.form.requestSubmit(button);
  saving.isSending = false;
}

// A link to a cell goes to the cell, any other one to its page.
export async function onLeaving(saving, event) {
  const link = event.target.closest("a[href]");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = link.hash ? document.getElementById(link.hash.slice(1)) : null;
  if (link.getAttribute("href").startsWith("#") && at?.matches("[data-cell]")) {
    event.preventDefault();
    saving.grid.go(at);
  } else if (saving.isUnsaved()) {
    event.preventDefault();
    await saving.flush();
    if (!saving.isUnsaved()) location.assign(link.href);
  }
}
