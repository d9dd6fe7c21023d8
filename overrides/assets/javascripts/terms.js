/* A defined word shows its definition while the pointer or the focus is on it; the link itself leads to the glossary. */
import { close, closeSoon, isOpenAt, open } from "./floating.js";

const store = document.getElementById("ps-terms");
const definitions = store ? JSON.parse(store.textContent) : {};

function show(link) {
  if (isOpenAt(link)) return;
  const { term, definition, basis } = definitions[link.dataset.term];
  const paragraph = document.createElement("p");
  const name = document.createElement("strong");
  name.textContent = term;
  paragraph.append(name, ` ${definition}`, basis ? ` (${basis})` : "");
  open(link, [paragraph], { role: "tooltip" });
}

document.querySelectorAll("a.ps-term").forEach((link) => {
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(link));
  link.addEventListener("pointerleave", closeSoon);
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
  link.addEventListener("blur", close);
});
