/* The outline shows where the reader is. */
const links = new Map(
  [...document.querySelectorAll(".ps-outline a[href^='#']")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

// A little below the place where a link puts a heading; what comes after it on the screen is not being read yet.
const LINE = 128;

function current() {
  if (scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2) return headings.at(-1);
  const line = Math.min(innerHeight * 0.3, LINE);
  return headings.filter((heading) => heading.getBoundingClientRect().top <= line).at(-1) || headings[0];
}

function mark() {
  const here = links.get(current().id);
  for (const link of links.values()) {
    if (link === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  document.querySelectorAll(".ps-outline .ps-here").forEach((item) => item.classList.remove("ps-here"));
  for (let item = here.closest("li"); item; item = item.parentElement.closest("li")) item.classList.add("ps-here");
  keepInView(here);
}

function keepInView(link) {
  const box = link.closest(".ps-outline");
  const [top, bottom] = [link.offsetTop, link.offsetTop + link.offsetHeight];
  if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
}

if (headings.length) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}
