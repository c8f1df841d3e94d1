// A file dropped anywhere on [data-file-drop] goes into its file field; choosing or dropping one sends the form
// when the form says data-send-on-choice; else the zone shows its name. Without scripts the browser's own field does.
for (const zone of document.querySelectorAll("[data-file-drop]")) {
  const field = zone.querySelector("input[type=file]");
  const form = zone.closest("form");
  if (!field || !form) continue;
  const chosen = zone.querySelector("[data-file-chosen]");
  const invitation = chosen?.textContent;

  const send = () => {
    if (chosen) chosen.textContent = field.files[0]?.name ?? invitation;
    zone.classList.toggle("is-chosen", field.files.length > 0);
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
