// What is written under a discussion is kept on the server while it is written, so that it is there on any device,
// and after signing in again.
const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const said = form.querySelector("[data-draft-said]");
  let timer = 0;
  let kept = form.elements.text.value;
  let isSent = false;

  const keep = async (isLeaving) => {
    clearTimeout(timer);
    const text = form.elements.text.value;
    if (isSent || text === kept) return;
    const body = new URLSearchParams({ text, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    if (form.elements.is_ministry_only?.checked) body.set("is_ministry_only", "1");
    const options = { method: "POST", body, credentials: "same-origin", keepalive: isLeaving };
    const response = await fetch(form.dataset.draft, options).catch(() => null);
    const isKept = response?.ok && !response.redirected;
    if (isKept) kept = text;
    if (!isLeaving) said.textContent = isKept ? said.dataset.kept : said.dataset.lost;
  };

  form.elements.text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), PAUSE);
  });
  form.elements.is_ministry_only?.addEventListener("change", () => {
    kept = null;
    keep(false);
  });
  form.addEventListener("submit", () => {
    isSent = true;
    clearTimeout(timer);
  });
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep(true));
}
