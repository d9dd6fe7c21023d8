/* What a reader would see as cut off or lying over each other. Returns sentences. */
() => {
  const faults = [];
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
  const hidden = (element) => element.closest(".ps-visually-hidden, .ps-tool-word, .ps-tool-word--quiet, .ps-colon, thead, .ps-skip, dialog:not([open])");
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    faults.push(`wider than the screen: ${document.documentElement.scrollWidth} of ${document.documentElement.clientWidth} px`);
  }
  const blocks = [...document.querySelectorAll("h1, h2, h3, h4, p, dt, dd, td, th, summary, label, .ps-button, .ps-tool, .ps-nav a, .ps-plain > li")]
    .filter((element) => shown(element) && !hidden(element) && element.textContent.trim());
  for (const element of blocks) {
    const style = getComputedStyle(element);
    if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) faults.push(`cut: ${name(element)}`);
    const box = element.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) faults.push(`off the screen: ${name(element)}`);
  }
  const boxes = blocks.filter((element) => !element.closest(".ps-outline")).map((element) => [element, element.getBoundingClientRect()]);
  for (let one = 0; one < boxes.length; one += 1) {
    for (let other = one + 1; other < boxes.length; other += 1) {
      const [a, first] = boxes[one];
      const [b, second] = boxes[other];
      if (a.contains(b) || b.contains(a)) continue;
      const across = Math.min(first.right, second.right) - Math.max(first.left, second.left);
      const down = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
      if (across > 2 && down > 4) faults.push(`overlap: ${name(a)} / ${name(b)}`);
    }
  }
  return faults;
}
