// Keeps, also for the page that follows, the milliseconds from a press (key or mouse) to the moment when something says
// that it is at work (“said”: laid out, to be drawn in the next frame), and to the end of that frame (“drawn”). A page
// that is being left draws no more.
for (const kind of ["keydown", "pointerdown"]) {
  addEventListener(kind, () => performance.mark("press"), { capture: true });
}
const keep = (name) => sessionStorage.setItem(name, performance.measure(name, "press").duration);
new MutationObserver((changes) => {
  const busy = changes.map((change) => change.target).find((one) => one.getAttribute("aria-busy") === "true");
  if (!busy || performance.getEntriesByName("press").length === 0) return;
  busy.getBoundingClientRect();
  keep("said");
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => keep("drawn");
    channel.port2.postMessage("");
  });
}).observe(document, { attributes: true, attributeFilter: ["aria-busy"], subtree: true });
