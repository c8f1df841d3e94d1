// A discussion that keeps itself up to date: every half minute it asks for what came since, while the page is looked
// at. What has been before the eyes is remembered; an answer is taken up in the form that stands below.
const EVERY = 30000;
const NOT_MODIFIED = 204;

const token = (root) => root.querySelector("[name=csrfmiddlewaretoken]").value;

function put(lines, line) {
  const known = document.getElementById(line.id);
  if (!known) lines.append(line);
  else if (!known.contains(document.activeElement)) known.replaceWith(line);
}

async function ask(root) {
  if (document.hidden) return;
  const { thread, latest, changed } = root.dataset;
  const response = await fetch(`${thread}?after=${latest}&changed=${changed}`, { credentials: "same-origin" }).catch(() => null);
  if (!response?.ok || response.status === NOT_MODIFIED || response.redirected) return;
  const news = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-latest]");
  if (!news) return;
  const lines = root.querySelector("[data-thread-lines]");
  for (const line of [...news.children]) put(lines, line);
  Object.assign(root.dataset, { latest: news.dataset.latest, changed: news.dataset.changed });
  root.querySelector("[data-thread-none]")?.remove();
  if (news.dataset.said) root.querySelector("[data-thread-said]").textContent = news.dataset.said;
  watch(root);
}

async function remember(root, upto) {
  const body = new URLSearchParams({ upto, csrfmiddlewaretoken: token(root) });
  const response = await fetch(root.dataset.seen, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
  if (response?.ok) root.dataset.read = upto;
}

// Seen is what has come into view, up to the last message: the page being open says nothing yet.
function watch(root) {
  const messages = [...root.querySelectorAll("[data-message]")];
  const last = Math.max(0, ...messages.map((line) => Number(line.dataset.message)));
  if (!last || last <= Number(root.dataset.read ?? 0)) return;
  const line = messages.find((one) => Number(one.dataset.message) === last);
  const eye = new IntersectionObserver((entries) => {
    if (document.hidden || !entries.some((entry) => entry.isIntersecting)) return;
    eye.disconnect();
    remember(root, last);
  });
  eye.observe(line);
}

function answer(root, link) {
  const form = root.querySelector("[data-talk-form]");
  const quoted = form.querySelector("[data-quoted]");
  const words = quoted.querySelector("[data-quoted-words]");
  form.elements.quotes.value = link.dataset.quote;
  words.textContent = words.dataset.words.replace("%k", () => link.dataset.who);
  quoted.hidden = false;
  quoted.querySelector("[data-unquote]").hidden = false;
  const isNote = link.closest(".thread-note");
  if (isNote && form.elements.is_ministry_only) form.elements.is_ministry_only.checked = true;
  form.elements.text.focus();
}

for (const root of document.querySelectorAll("[data-thread]")) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-quote]");
    if (link && root.querySelector("[data-talk-form]")) {
      event.preventDefault();
      answer(root, link);
    }
    if (event.target.closest("[data-unquote]")) {
      root.querySelector("[data-quoted]").hidden = true;
      root.querySelector("[data-talk-form]").elements.quotes.value = "";
    }
  });
  setInterval(() => ask(root), EVERY);
  document.addEventListener("visibilitychange", () => {
    ask(root);
    watch(root);
  });
  watch(root);
}
