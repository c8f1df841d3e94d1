() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const isBeyond = (element) => element.getBoundingClientRect().right > width + 1;
  const hasNoInnerCulprit = (element) => ![...element.children].some(isBeyond);
  return [...document.body.querySelectorAll("*")]
    .filter((element) => isBeyond(element) && hasNoInnerCulprit(element) && !element.closest(".table-scroll, dialog"))
    .slice(0, 8)
    .map((element) => element.outerHTML.slice(0, 120))
    .concat(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
}
