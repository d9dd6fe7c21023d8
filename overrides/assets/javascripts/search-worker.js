/* Finds clauses by the words in them: every term must occur, in the heading, the text, or the headings above. */
import { fold } from "./search-fold.js";

const LIMIT = 60;
/* Ranks as the index gives them: sections, clauses, then everything that only speaks about them. */
const SECTION = 9;
const CLAUSE = 8;
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

const wordsOf = (query) => fold(query).folded.split(/[\s\u3000"「」『』、。,]+/).filter(Boolean);

/* A term is the words that count as it: itself, what the index says means the same, and, where nobody writes it so,
 * the same characters with other endings between them: 問い合わせ is found as 問合せ. */
function termOf(word) {
  const plain = /^[a-z]{3,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word;
  const same = [plain, ...synonyms.filter((group) => group.includes(plain)).flat().filter((other) => other !== plain)];
  return entries.some((entry) => hits(entry.heading, same).length || hits(entry.body, same).length) ? same : spellings(plain);
}

function spellings(word) {
  const characters = word.match(/\p{Script=Han}/gu) || [];
  if (characters.length < 2) return [word];
  const pattern = new RegExp(characters.join("\\p{Script=Hiragana}{0,2}"), "gu");
  const found = entries.flatMap((entry) => [entry.heading, entry.body].flatMap((side) => side.folded.match(pattern) || []));
  return [word, ...new Set(found)];
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

function score(entry, terms, phrase) {
  let total = 0;
  let inHeading = 0;
  let inEntry = 0;
  for (const term of terms) {
    const heading = hits(entry.heading, term);
    const body = hits(entry.body, term);
    if (!heading.length && !body.length && !hits(entry.context, term).length) return null;
    const share = heading.length ? (heading[0][1] - heading[0][0]) / entry.heading.folded.length : 0;
    const own = hits(entry.heading, [term[0]]).length || hits(entry.body, [term[0]]).length ? 4 : 0;
    total += 30 * share + Math.min(body.length, 4) / 2 + own + (body.length ? 6 / Math.sqrt(entry.body.folded.length) : 0);
    inHeading += heading.length > 0;
    inEntry += heading.length + body.length > 0;
  }
  // The headings above may complete a query, but an entry that says none of it is not what was asked for.
  if (!inEntry) return null;
  if (terms.length > 1) total += (hits(entry.heading, [phrase]).length ? 25 : 0) + (hits(entry.body, [phrase]).length ? 8 : 0);
  return Math.min(entry.rank, CLAUSE) * 10 + (inHeading === terms.length ? headingWorth(entry) : inHeading * 5) + total;
}

function headingWorth(entry) {
  if (entry.rank < CLAUSE) return 20;
  return entry.rank === SECTION ? 112 : 100;
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
  const terms = wordsOf(query).map(termOf);
  const phrase = wordsOf(query).join(" ");
  const found = entries
    .map((entry, order) => ({ entry, order, value: terms.length ? score(entry, terms, phrase) : null }))
    .filter(({ value }) => value !== null)
    .sort((one, other) => other.value - one.value || one.order - other.order);
  const results = found.slice(0, LIMIT).map(({ entry }) => ({
    url: entry.url,
    title: marked(entry.title, entry.heading, terms),
    place: entry.place,
    excerpt: excerpt(entry, terms),
  }));
  return { results, terms: query.split(/[\s\u3000]+/).filter(Boolean) };
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
