/* One small panel beside an element: it stays while the pointer or the focus is on either, and Escape closes it. */
const DELAY = 250;
let panel = null;
let owner = null;
let timer = 0;

export function open(anchor, content, options = {}) {
  close();
  owner = anchor;
  panel = document.createElement("div");
  panel.className = "ps-floating";
  panel.id = "ps-floating";
  panel.setAttribute("role", options.role || "group");
  if (options.label) panel.setAttribute("aria-label", options.label);
  panel.append(...content);
  // Beside its owner in the reading order, so that Tab leads into it.
  anchor.after(panel);
  anchor.setAttribute(options.role === "tooltip" ? "aria-describedby" : "aria-controls", panel.id);
  place();
  panel.addEventListener("pointerenter", () => clearTimeout(timer));
  panel.addEventListener("pointerleave", closeSoon);
  panel.addEventListener("focusout", leave);
  return panel;
}

export function close() {
  clearTimeout(timer);
  if (!panel) return;
  const [closing, from] = [panel, owner];
  // First forgotten, then removed: removing the focused button tells us again that the focus has left.
  panel = owner = null;
  closing.remove();
  for (const name of ["aria-describedby", "aria-controls"]) {
    if (from.getAttribute(name) === closing.id) from.removeAttribute(name);
  }
}

export function closeSoon() {
  clearTimeout(timer);
  timer = setTimeout(close, DELAY);
}

export function isOpenAt(anchor) {
  return owner === anchor;
}

export function leave(event) {
  const to = event.relatedTarget;
  if (panel && !panel.contains(to) && to !== owner) close();
}

function place() {
  const gap = 6;
  const start = owner.getBoundingClientRect();
  // Where the panel would stand at 0, 0 tells what its offsets are counted from.
  panel.style.left = panel.style.top = "0px";
  const frame = panel.getBoundingClientRect();
  const below = start.bottom + gap + panel.offsetHeight <= innerHeight || start.top < panel.offsetHeight + gap;
  const left = Math.max(16, Math.min(start.left, document.documentElement.clientWidth - panel.offsetWidth - 16));
  const top = below ? start.bottom + gap : start.top - gap - panel.offsetHeight;
  // Written through the object model: the security policy refuses style attributes in the markup only.
  panel.style.left = `${left - frame.left}px`;
  panel.style.top = `${top - frame.top}px`;
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel) return;
  const back = panel.contains(document.activeElement) ? owner : null;
  close();
  if (back) back.focus();
});
addEventListener("pointerdown", (event) => {
  if (panel && !panel.contains(event.target) && !owner.contains(event.target)) close();
});
