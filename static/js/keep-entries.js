// A form that is sent after the session has ended leads to signing in: what stood in it waits in this tab,
// is put back on the same page for the same person, and forgotten with any other page.
const KEY = "entries";
const LONGEST = 200000;
const isSecret = (form) => form.querySelector("input[type=password]");

function fieldsOf(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("csrf"));
  return fields.filter(([name]) => form.elements[name]?.type !== "hidden");
}

document.addEventListener("submit", ({ target }) => {
  if (!document.body.dataset.person || target.method !== "post" || isSecret(target)) return;
  const kept = { person: document.body.dataset.person, page: location.pathname, fields: fieldsOf(target) };
  const text = JSON.stringify(kept);
  if (kept.fields.length && text.length < LONGEST) sessionStorage.setItem(KEY, text);
});

function putBack(form, fields) {
  for (const field of form.elements) {
    const said = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = said.includes(field.value);
    else if (said.length && field.type !== "hidden" && field.type !== "submit") field.value = said[0];
  }
}

function bringBack({ person, page, fields }) {
  const isSame = person === document.body.dataset.person && page.startsWith(location.pathname);
  const names = fields.map(([name]) => name);
  const form = [...document.forms].find((one) => names.every((name) => one.elements[name]));
  if (!isSame || !form) return;
  putBack(form, fields);
  const notice = document.getElementById("entries-kept").content.cloneNode(true);
  document.getElementById("main").prepend(notice);
}

const kept = sessionStorage.getItem(KEY);
if (kept && document.body.dataset.person) {
  sessionStorage.removeItem(KEY);
  const before = document.referrer ? new URL(document.referrer).pathname : "";
  if (before === document.body.dataset.signIn) bringBack(JSON.parse(kept));
}
