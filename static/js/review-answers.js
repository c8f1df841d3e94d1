// What the review queue sends, what comes back, and what is counted.

// What a press sends that has no form of its own.
export function pressed(root, fields) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", root.querySelector("[name=csrfmiddlewaretoken]").value);
  body.set("back", "review");
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
}

// The page as the portal answers; null when it could not be had: `onLost` says so. A lost session begins anew.
export async function asked(address, options, onLost) {
  const settings = { ...options, headers: { "HX-Request": "true" }, redirect: "manual" };
  const response = await fetch(address, settings).catch(() => null);
  if (response?.ok) return new DOMParser().parseFromString(await response.text(), "text/html").body;
  if (response && (response.type === "opaqueredirect" || response.status === 401)) location.reload();
  else onLost();
  return null;
}

// How many reports are left, beside the name of the page in the header.
export function countInHeader(left) {
  for (const count of document.querySelectorAll(".nav-list [aria-current] .count")) {
    count.textContent = left;
    count.hidden = !left;
  }
}

// The button that accepts what is ticked says how many these are, and is there only then.
export function offerTicked(root, count) {
  const form = root.querySelector("[data-review-chosen]");
  if (!form) return;
  const label = form.querySelector("[data-review-count]");
  form.hidden = !count;
  label.textContent = `${label.dataset.words} ${count}`;
}
