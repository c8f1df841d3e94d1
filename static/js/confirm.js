// A form with data-confirm="#dialog" asks first: the <dialog> holds the question, its button value="yes" sends.
// Without this script the form is sent at once, so the server must ask or be able to undo.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.confirm || form.dataset.confirmed) return;
    const dialog = document.querySelector(form.dataset.confirm);
    if (!dialog) return;
    event.preventDefault();
    event.stopPropagation();
    const submitter = event.submitter;
    dialog.returnValue = "";
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue !== "yes") return;
        form.dataset.confirmed = "yes";
        form.requestSubmit(submitter);
      },
      { once: true },
    );
    dialog.showModal();
  },
  true,
);
