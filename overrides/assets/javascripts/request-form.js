// The form in the page: print it, save it as a PDF, keep it on this device if asked to. Nothing is ever sent:
// the only requests are for the blank form and its plan, from this site, and only when a PDF is asked for.

import { MissingGlyph, fillPdf, readGlyphs } from "./fill-pdf.js";

function start(form) {
  const say = (words) => { form.querySelector("[data-ps-said]").textContent = words; };
  const keep = form.querySelector("[data-ps-keep]");
  form.querySelectorAll("[data-ps-scripted]").forEach((part) => { part.hidden = false; });
  if (recall(form)) keep.checked = true;
  form.querySelector("[data-ps-print]").addEventListener("click", () => window.print());
  form.querySelector("[data-ps-pdf]").addEventListener("click", () => save(form, say));
  form.querySelector("[data-ps-clear]").addEventListener("click", () => {
    inputs(form).forEach((input) => { input.value = isBox(input) ? input.value : ""; input.checked = false; });
    forget(form);
    keep.checked = false;
    say(form.dataset.cleared);
  });
  keep.addEventListener("change", () => { if (keep.checked) store(form); else forget(form); });
  form.addEventListener("input", () => { if (keep.checked) store(form); });
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
    hand(fillPdf(blank, plan, readGlyphs(glyphs), answers(form)), form.dataset.file);
    say(form.dataset.saved);
  } catch (problem) {
    if (!(problem instanceof MissingGlyph)) {
      say(form.dataset.failed);
      throw problem;
    }
    say(form.dataset.glyph.replace("{character}", problem.character));
    form.querySelector(`[data-ps-field="${CSS.escape(problem.field)}"]`).focus();
  }
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

const place = (form) => `policysite:${form.dataset.psForm}`;
const store = (form) => localStorage.setItem(place(form), JSON.stringify(answers(form)));
const forget = (form) => localStorage.removeItem(place(form));

function recall(form) {
  const kept = localStorage.getItem(place(form));
  if (!kept) return false;
  const values = JSON.parse(kept);
  for (const input of inputs(form)) {
    const value = values[input.dataset.psField];
    if (isBox(input)) input.checked = value === true;
    else if (typeof value === "string") input.value = value;
  }
  return true;
}

// Last, for the names above are constants.
const shown = document.querySelector("[data-ps-form]");
if (shown) start(shown);
