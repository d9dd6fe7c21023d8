/* Finds clauses by the words in them: every term must occur, in the heading, the text, or the headings above. */
import { fold } from "./search-fold.js";

const LIMIT = 60;
const BEFORE = 30;
const LENGTH = 140;
let entries = [];
let synonyms = [];
let ready = null;

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const index = await answer.json();
  synonyms = index.synonyms.map((group) => group.map((word) => fold(word).folded));
  entries = index.entries.map(([url, title, place, text, above, rank]) => ({
    url, title, place, text, rank,
    heading: fold(title), body: fold(text), context: fold(`${place} ${above}`),
  }));
}

/* A term is the words that count as it: itself, and what the glossary says means the same. */
function termsOf(query) {
  return fold(query).folded.split(/[\s\u3000"「」『』、。,]+/).filter(Boolean).map((word) => {
    const plain = /^[a-z]{4,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word;
    return [plain, ...synonyms.filter((group) => group.includes(plain)).flat().filter((other) => other !== plain)];
  });
}

/* Latin words are found from their beginning, so that "fee" is not found in "coffee". */
function places(text, word) {
  const found = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!/^[a-z]/.test(word) || at === 0 || !/[a-z]/.test(text[at - 1])) found.push([at, at + word.length]);
  }
  return found;
}

const hits = (side, term) => term.flatMap((word) => places(side.folded, word));

function score(entry, terms) {
  let total = 0;
  let inHeading = 0;
  for (const term of terms) {
    const heading = hits(entry.heading, term);
    const body = hits(entry.body, term);
    if (!heading.length && !body.length && !hits(entry.context, term).length) return null;
    const share = heading.length ? (heading[0][1] - heading[0][0]) / entry.heading.folded.length : 0;
    const own = hits(entry.heading, [term[0]]).length || hits(entry.body, [term[0]]).length ? 4 : 0;
    total += 30 * share + Math.min(body.length, 4) + own + (body.length ? 6 / Math.sqrt(entry.body.folded.length) : 0);
    inHeading += heading.length > 0;
  }
  return entry.rank * 10 + (inHeading === terms.length ? 100 : inHeading * 5) + total;
}

function marked(text, side, terms, from = 0, to = text.length) {
  const spans = terms.flatMap((term) => hits(side, term))
    .map(([start, end]) => [side.origins[start], side.origins[end]])
    .filter(([start, end]) => start >= from && end <= to)
    .sort((one, other) => one[0] - other[0]);
  const runs = [];
  let at = from;
  for (const [start, end] of spans) {
    if (start < at) continue;
    runs.push([text.slice(at, start), false], [text.slice(start, end), true]);
    at = end;
  }
  runs.push([text.slice(at, to), false]);
  return runs.filter(([part]) => part);
}

function excerpt(entry, terms) {
  const first = terms.flatMap((term) => hits(entry.body, term)).map(([start]) => entry.body.origins[start]);
  const from = Math.max(0, Math.min(...first, entry.text.length) - BEFORE);
  const start = first.length ? from : 0;
  const end = Math.min(entry.text.length, start + LENGTH);
  const runs = marked(entry.text, entry.body, terms, start, end);
  return [...(start ? [["…", false]] : []), ...runs, ...(end < entry.text.length ? [["…", false]] : [])];
}

function search(query) {
  const terms = termsOf(query);
  const found = entries
    .map((entry, order) => ({ entry, order, value: terms.length ? score(entry, terms) : null }))
    .filter(({ value }) => value !== null)
    .sort((one, other) => other.value - one.value || one.order - other.order);
  const results = found.slice(0, LIMIT).map(({ entry }) => ({
    url: entry.url,
    title: marked(entry.title, entry.heading, terms),
    place: entry.place,
    excerpt: excerpt(entry, terms),
  }));
  return { results, terms: query.toLowerCase().split(/[\s\u3000]+/).filter(Boolean) };
}

self.addEventListener("message", async ({ data }) => {
  if (data.index) {
    ready = load(data.index);
    ready.catch(() => self.postMessage({ failed: true }));
    return;
  }
  await ready;
  self.postMessage({ number: data.number, ...search(data.query) });
});
