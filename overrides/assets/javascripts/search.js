/* The search dialog: asks the worker, shows what it found, and marks the words on the page that was chosen. */
import { fold } from "./search-fold.js";
import { language, say } from "./words.js";

const opener = document.getElementById("ps-search-open");
const root = new URL(document.body.dataset.root, location.href);
const home = new URL(opener.dataset.prefix || "./", root);
const dialog = document.getElementById("ps-search");
const field = dialog.querySelector("input");
const list = dialog.querySelector("ol");
const state = dialog.querySelector("[role=status]");
const ASKED = "ps-asked";
let worker = null;
let asked = 0;

function startWorker() {
  if (worker) return;
  worker = new Worker(new URL("assets/javascripts/search-worker.js", root), { type: "module" });
  worker.addEventListener("message", ({ data }) => (data.failed ? fail() : data.number === asked && show(data)));
  worker.addEventListener("error", fail);
  worker.postMessage({ index: new URL(`search/${language}.json`, root).href });
}

function fail() {
  state.textContent = say("search_failed");
}

function ask() {
  list.replaceChildren();
  state.textContent = "";
  asked += 1;
  if (field.value.trim()) worker.postMessage({ number: asked, query: field.value });
}

function show({ results, terms }) {
  state.textContent = results.length ? say("search_count", { count: results.length }) : say("search_none");
  list.replaceChildren(...results.map((result) => row(result, terms)));
}

function row(result, terms) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(result.url, home).href;
  link.append(line("ps-result-title", result.title), line("ps-result-place", [[result.place, false]]), line("ps-result-text", result.excerpt));
  link.addEventListener("click", (event) => follow(event, link, terms));
  item.append(link);
  return item;
}

/* Text runs of a result: pairs of text and whether it was asked for. */
function line(name, runs) {
  const span = document.createElement("span");
  span.className = name;
  for (const [text, found] of runs) {
    if (!found) span.append(text);
    else span.append(Object.assign(document.createElement("mark"), { textContent: text }));
  }
  return span;
}

function follow(event, link, terms) {
  const [to, here] = [new URL(link.href), new URL(location.href)];
  if (to.pathname !== here.pathname) {
    // Behind "#", which browsers keep to themselves: what was searched for is not sent to the server.
    to.hash = new URLSearchParams({ [ASKED]: terms.join(" "), to: decodeURIComponent(to.hash.slice(1)) });
    link.href = to.href;
    return;
  }
  event.preventDefault();
  dialog.close();
  location.hash = to.hash;
  const target = document.getElementById(decodeURIComponent(to.hash.slice(1)));
  if (target) {
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }
  highlight(terms);
}

function highlight(terms) {
  if (!("highlights" in CSS)) return;
  const ranges = [];
  const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { folded, origins } = fold(walker.currentNode.data);
    for (const term of terms.map((word) => fold(word).folded)) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, origins[at]);
        range.setEnd(walker.currentNode, origins[at + term.length]);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("ps-search", new Highlight(...ranges));
}

function openDialog() {
  startWorker();
  dialog.showModal();
  field.select();
}

function moveFocus(event) {
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(document.activeElement);
  if (step && at >= 0) {
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  } else if (event.key === "Enter" && document.activeElement === field && stops[1] && !event.isComposing) {
    event.preventDefault();
    stops[1].click();
  } else if (event.key === "Escape" && !event.isComposing) {
    // Some browsers only empty the field at first; whoever presses Escape wants to go back.
    event.preventDefault();
    dialog.close();
  }
}

opener.hidden = false;
opener.addEventListener("click", openDialog);
dialog.querySelector("button").addEventListener("click", () => dialog.close());
dialog.addEventListener("keydown", moveFocus);
field.addEventListener("input", ask);
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || dialog.open) return;
  event.preventDefault();
  openDialog();
});
if (location.hash.startsWith(`#${ASKED}=`)) {
  const asking = new URLSearchParams(location.hash.slice(1));
  // The address that stays is the plain one of the clause: to copy, to go back to, and for `:target`.
  location.replace(`#${encodeURIComponent(asking.get("to") || "")}`);
  highlight(asking.get(ASKED).split(/\s+/).filter(Boolean));
}
