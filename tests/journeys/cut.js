// Words that do not fit where they stand and are cut off there.
() => {
  const isCut = (element) => {
    const style = getComputedStyle(element);
    if (!["hidden", "clip"].includes(style.overflowX) || element.clientWidth <= 1) return false;
    const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return hasWords && element.scrollWidth > element.clientWidth + 1;
  };
  return [...document.body.querySelectorAll("*")].filter(isCut).slice(0, 8).map((element) => `cut: ${element.outerHTML.slice(0, 160)}`);
}
