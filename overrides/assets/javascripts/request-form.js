// The form in the page: print it, save it as a PDF, keep it on this device if asked to. Nothing is ever sent:
// the only requests are for the blank form and its plan, from this site, and only when a PDF is asked for.

import { fillPdf } from "./fill-pdf.js";
import { readGlyphs } from "./fill-text.js";
import { openMemory } from "./form-memory.js";
import { mirrorFor } from "./form-print.js";
import { unanswered } from "./form-required.js";

function start(form) {
  const memory = openMemory(form);
  const keep = form.querySelector("[data-ps-keep]");
  const say = (words) => form.querySelectorAll("[data-ps-said]").forEach((place) => { place.textContent = words; });
  const on = (button, act) => form.querySelectorAll(button).forEach((found) => found.addEventListener("click", act));
  const mirror = mirrorFor(form);
  let warned = "";
  let unsaved = false;
  const remember = () => {
    mirror();
    unsaved = !memory.note(answers(form)) && Object.keys(answers(form)).length > 0;
    if (!keep.checked) return;
    keep.checked = memory.keep(answers(form));
    if (!keep.checked) say(form.dataset.unkept);
  };
  form.querySelectorAll("[data-ps-scripted]").forEach((part) => { part.hidden = false; });
  recall(form, memory, keep);
  mirror();
  window.addEventListener("beforeprint", mirror);
  on("[data-ps-print]", () => window.print());
  on("[data-ps-pdf]", () => {
    const missing = unanswered(form);
    const names = missing.map((row) => row.name).join(form.dataset.comma);
    // Asked once for the same rows: who wants to write the rest by hand goes on.
    if (names && names !== warned) {
      warned = names;
      say(form.dataset.missing.replace("{rows}", names));
      missing[0].input.focus();
    } else save(form, say);
  });
  on("[data-ps-clear]", () => {
    inputs(form).forEach((input) => { input.value = isBox(input) ? input.value : ""; input.checked = false; });
    mirror();
    memory.forget();
    memory.note({});
    unsaved = false;
    keep.checked = false;
    warned = "";
    say(form.dataset.cleared);
  });
  keep.addEventListener("change", () => { if (keep.checked) remember(); else memory.forget(); });
  inputs(form).forEach((input) => input.addEventListener("input", remember));
  // Where the tab cannot hold what was typed, leaving would lose it: the browser asks.
  window.addEventListener("beforeunload", (leaving) => { if (unsaved) leaving.preventDefault(); });
}

const isBox = (input) => input.type === "checkbox" || input.type === "radio";
const inputs = (form) => [...form.querySelectorAll("[data-ps-field]")];

/** Field name → what was typed, or true for a ticked box. */
function answers(form) {
  const values = {};
  for (const input of inputs(form)) {
    const value = isBox(input) ? input.checked : input.value.trim();
    if (value) values[input.dataset.psField] = value;
  }
  return values;
}

async function save(form, say) {
  say(form.dataset.working);
  try {
    const [blank, plan, glyphs] = await Promise.all([
      fetch(form.dataset.pdf).then(bytes),
      fetch(form.dataset.plan).then((answer) => answer.json()),
      fetch(form.dataset.glyphs).then((answer) => answer.json()),
    ]);
    const words = { title: form.dataset.sheet, see: form.dataset.see, entry: form.dataset.entry };
    const filled = await fillPdf(blank, plan, readGlyphs(glyphs), answers(form), words);
    hand(filled.bytes, form.dataset.file);
    const notices = [form.dataset.saved];
    if (filled.continued.length) notices.push(form.dataset.continued.replace("{fields}", labels(form, filled.continued)));
    if (filled.replaced) notices.push(form.dataset.emoji);
    say(notices.join(" "));
  } catch (problem) {
    say(form.dataset.failed);
    throw problem;
  }
}

function labels(form, names) {
  const found = inputs(form).filter((input) => names.includes(input.dataset.psField));
  return found.map((input) => input.getAttribute("aria-label")).join(form.dataset.comma);
}

async function bytes(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function hand(filled, name) {
  const address = URL.createObjectURL(new Blob([filled], { type: "application/pdf" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What the device keeps, and over it what this tab knows better. */
function recall(form, memory, keep) {
  const kept = memory.kept();
  const values = memory.typed() || kept || {};
  keep.checked = kept !== null;
  for (const input of inputs(form)) {
    const value = values[input.dataset.psField];
    if (isBox(input)) input.checked = value === true;
    else if (typeof value === "string") input.value = value;
  }
}

// Last, for the names above are constants.
const shown = document.querySelector("[data-ps-form]");
if (shown) start(shown);
