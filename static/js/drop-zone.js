// A file dropped anywhere on [data-file-drop] goes into its file field; choosing or dropping one sends the form
// when the form says data-send-on-choice; else the zone shows its name. Without scripts the browser's own field does.
// A field for several files keeps those chosen before, and the zone shows all their names.
for (const zone of document.querySelectorAll("[data-file-drop]")) {
  const field = zone.querySelector("input[type=file]");
  const form = zone.closest("form");
  if (!field || !form) continue;
  const chosen = zone.querySelector("[data-file-chosen]");
  const invitation = chosen?.textContent;
  let before = [];

  const put = (files) => {
    const all = new DataTransfer();
    const isKnown = (file) => before.some((one) => one.name === file.name && one.size === file.size);
    const kept = field.multiple ? [...before, ...[...files].filter((file) => !isKnown(file))] : [...files].slice(0, 1);
    for (const file of kept) all.items.add(file);
    field.files = all.files;
    before = kept;
  };

  const send = () => {
    if (field.multiple) put(field.files);
    if (chosen) chosen.textContent = [...field.files].map((file) => file.name).join(", ") || invitation;
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
    if (!field.multiple) put(event.dataTransfer.files);
    else field.files = event.dataTransfer.files;
    send();
  });
  field.addEventListener("change", send);
}
