// A form with data-confirm="#dialog", or such a button of it, asks first: the <dialog> holds the question, its button
// value="yes" sends, and the server reads confirmed=yes. Without this script the form is sent at once, so the server
// must ask (portal/shell/confirming.py) or be able to undo.

const asked = (form) => form.querySelector("[data-confirmed]");

function sayYes(form) {
  const said = document.createElement("input");
  said.type = "hidden";
  said.name = "confirmed";
  said.value = "yes";
  said.dataset.confirmed = "";
  form.append(said);
}

// A press that did not lead off the page has to be asked anew.
document.addEventListener(
  "click",
  ({ target }) => {
    const form = target.closest("button")?.form;
    if (form) asked(form)?.remove();
  },
  true,
);

document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    const question = submitter?.dataset.confirm ?? form.dataset.confirm;
    const dialog = question && !asked(form) ? document.querySelector(question) : null;
    if (!dialog) return;
    event.preventDefault();
    event.stopPropagation();
    dialog.returnValue = "";
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue !== "yes") return;
        sayYes(form);
        form.requestSubmit(submitter);
      },
      { once: true },
    );
    dialog.showModal();
  },
  true,
);
