// What a page lacks or has too much of, in words; [] when it is sound.
async () => {
  const isSteady = async () => {
    let shift = 0;
    const add = (list) => list.getEntries().forEach((entry) => (shift += entry.hadRecentInput ? 0 : entry.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return shift <= 0.01;
  };
  const faults = [];
  const heads = document.querySelectorAll("h1");
  if (heads.length !== 1 || !heads[0].textContent.trim()) faults.push(`${heads.length} headings of the first level`);
  if (!/\S.* · \S/.test(document.title)) faults.push(`title “${document.title}”`);
  const ours = (element) => !element.closest("[data-playwright]");
  const inline = [...document.querySelectorAll("[style], style, script:not([src])")].filter(ours);
  for (const element of inline) faults.push(`inline: ${element.outerHTML.slice(0, 120)}`);
  for (const element of document.querySelectorAll("*")) {
    const handler = element.getAttributeNames().find((name) => name.startsWith("on"));
    if (handler) faults.push(`handler: ${element.outerHTML.slice(0, 120)}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length) faults.push(`the same id twice: ${[...new Set(twice)].slice(0, 5)}`);
  if (!(await isSteady())) faults.push("moves while it loads");
  return faults;
}
