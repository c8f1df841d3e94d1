// A file dropped anywhere on [data-file-drop] goes into its file field; choosing or dropping one sends the form
// when the form says data-send-on-choice. Without this script the field and the button do the same.
for (const zone of document.querySelectorAll("[data-file-drop]")) {
  const field = zone.querySelector("input[type=file]");
  const form = zone.closest("form");
  if (!field || !form) continue;

  const send = () => {
    if (field.files.length === 0 || !form.hasAttribute("data-send-on-choice")) return;
    zone.classList.add("is-reading");
    form.requestSubmit(form.querySelector("button[type=submit]"));
  };

  const mark = (event, isOver) => {
    event.preventDefault();
    zone.classList.toggle("is-over", isOver);
  };
  zone.addEventListener("dragover", (event) => mark(event, true));
  zone.addEventListener("dragleave", (event) => mark(event, false));
  zone.addEventListener("drop", (event) => {
    mark(event, false);
    if (event.dataTransfer.files.length === 0) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    field.files = one.files;
    send();
  });
  field.addEventListener("change", send);
}
