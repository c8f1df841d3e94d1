// What is wrong with the focus as it stands, in words; "" when everybody can see where it is.
() => {
  const element = document.activeElement;
  const name = element.outerHTML.slice(0, 120);
  // The calendar button within a date field belongs to the browser, which rings it itself.
  const isWithinField = element.type === "date" && !element.matches(":focus-visible");
  const isRinged = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const carriers = [element, ...(element.labels ?? []), element.closest(".choice, .menu")].filter(Boolean);
  const styles = carriers.flatMap((carrier) => [null, "::before", "::after"].map((part) => getComputedStyle(carrier, part)));
  if (!isWithinField && !styles.some(isRinged)) return `no ring around ${name}`;
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `outside the window: ${name}`;
  const top = document.elementFromPoint(x, y);
  const isItself = top && (element.contains(top) || top.contains(element) || carriers.some((carrier) => carrier.contains(top)));
  return isItself ? "" : `covered by ${top && top.outerHTML.slice(0, 80)}: ${name}`;
}
