/* The number of a clause is a link to it; with scripts it also offers to copy the link or the citation. */
import { close, isOpenAt, leave, open } from "./floating.js";
import { say } from "./words.js";

function copyButton(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ps-button ps-button--quiet";
  button.textContent = label;
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = status.textContent = say("copied");
    } catch (refused) {
      button.textContent = status.textContent = say("copy_failed");
    }
  });
  return button;
}

function offer(number) {
  const citation = number.closest("[data-citation]").dataset.citation;
  const address = new URL(number.getAttribute("href"), location.href.replace(/[?#].*$/, "")).href;
  const actions = document.createElement("div");
  actions.className = "ps-actions";
  actions.append(copyButton(say("copy_link"), address), copyButton(say("copy_citation", { citation }), citation));
  open(number, [actions], { label: citation });
  number.addEventListener("blur", leave, { once: true });
}

const status = document.createElement("div");
status.className = "ps-visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

document.querySelectorAll("[data-citation] .ps-number").forEach((number) => {
  number.addEventListener("click", () => {
    if (isOpenAt(number)) return close();
    // Going to the clause takes the focus away; it comes back before the panel opens.
    setTimeout(() => {
      number.focus({ preventScroll: true });
      offer(number);
    });
  });
});
