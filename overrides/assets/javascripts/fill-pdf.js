// Fills in a form in the browser: the blank file stays as it is, and the answers are added behind it as an
// incremental update (PDF 1.7, 7.5.6). Nothing leaves the device.

import { composed, drawn, stencil, unitsOf, widthOf, wrap } from "./fill-text.js";

const MARGIN = 2;
const LEADING = 1.3;
const SMALLEST = 7;
const SHEET = { margin: 56, size: 10, leading: 1.7 };

/**
 * The filled form: its bytes, the fields whose words go on on a sheet of their own, and whether an emoji was
 * replaced. `values` maps field names to text, or to true for a ticked box; `words` are those of the sheet.
 */
export const fillPdf = async (blank, plan, glyphs, values, words) => {
  const book = new Book(plan);
  const continued = [];
  let replaced = false;
  for (const [name, value] of Object.entries(values)) {
    const field = plan.fields[name];
    if (!field || value === "" || value === false) continue;
    if (field.kind === "check") {
      book.set(field.object, `<<\n${field.entries}\n/V /Yes\n/AS /Yes\n>>`);
      continue;
    }
    const text = composed(value);
    const units = unitsOf(text, glyphs);
    replaced ||= units.some((unit) => unit.replaced);
    let shown = fit(units, field, plan.font.size);
    if (!shown) {
      continued.push({ name, label: field.label, units });
      shown = shortened(units, field, unitsOf(words.see.replace("{number}", continued.length), glyphs));
    }
    const look = book.add(appearance(shown, field, book));
    book.set(field.object, `<<\n${field.entries}\n/V <${utf16(text)}>\n/AP << /N ${look} 0 R >>\n>>`);
  }
  if (continued.length) addSheets(book, continued, words, (text) => unitsOf(text, glyphs));
  await book.draw();
  return { bytes: append(blank, plan, book.objects, book.next), continued: continued.map((one) => one.name), replaced };
};

/** The objects that are added; pictures are drawn last, each once. */
class Book {
  constructor(plan) {
    this.plan = plan;
    this.next = plan.size;
    this.objects = [];
    this.pictures = new Map();
  }

  set(number, body) {
    this.objects.push([number, body]);
    return number;
  }

  add(body) {
    this.next += 1;
    return this.set(this.next - 1, body);
  }

  picture(words) {
    if (!this.pictures.has(words)) {
      this.pictures.set(words, this.next);
      this.next += 1;
    }
    return `P${this.pictures.get(words)}`;
  }

  resources(content) {
    const names = new Set([...content.matchAll(/\/P(\d+) Do/g)].map((found) => found[1]));
    const pictures = [...names].map((number) => `/P${number} ${number} 0 R`).join(" ");
    return `<< /Font << /${this.plan.font.name} ${this.plan.font.object} >> /XObject << ${pictures} >> >>`;
  }

  async draw() {
    for (const [words, number] of this.pictures) this.set(number, await stencil(words));
  }
}

/** Lines and type size, as large as the form sets it or a little smaller; null where the words do not fit. */
function fit(units, field, largest) {
  for (let size = largest; size >= SMALLEST; size -= 0.5) {
    const room = (field.width - 2 * MARGIN) / size;
    const lines = field.kind === "lines" ? wrap(units, room) : [units.filter((unit) => unit.text !== "\n")];
    const high = field.kind !== "lines" || lines.length * size * LEADING <= field.height - MARGIN;
    if (high && lines.every((line) => widthOf(line) <= room)) return { lines, size };
  }
  return null;
}

/** The beginning of the words, and where they stand whole. */
function shortened(units, field, mark) {
  const size = Math.min(SMALLEST, (field.width - 2 * MARGIN) / widthOf(mark));
  for (let count = units.length - 1; count > 0; count -= 1) {
    const shown = fit([...units.slice(0, count), ...mark], field, SMALLEST);
    if (shown) return shown;
  }
  return { lines: [mark], size };
}

function appearance({ lines, size }, field, book) {
  const top = field.kind === "lines" ? field.height - MARGIN - size : (field.height - size) / 2 + size * 0.14;
  const draw = (line, index) =>
    drawn(line, MARGIN, top - index * size * LEADING, size, book.plan.font.name, (words) => book.picture(words));
  const clip = `1 1 ${(field.width - 2).toFixed(2)} ${(field.height - 2).toFixed(2)} re W n`;
  const content = `/Tx BMC\nq\n${clip}\n0 g\n${lines.map(draw).join("\n")}\nQ\nEMC`;
  const kind = `/Type /XObject\n/Subtype /Form\n/BBox [ 0 0 ${field.width} ${field.height} ]`;
  return stream(content, `${kind}\n/Resources ${book.resources(content)}\n`);
}

/** Sheets behind the form with the whole words of each field that was too small for them. */
function addSheets(book, continued, words, units) {
  const { pages } = book.plan;
  const { margin, size, leading } = SHEET;
  const room = (pages.width - 2 * margin) / size;
  const lines = continued.flatMap(({ label, units: whole }, index) => [
    ...wrap(units(words.entry.replace("{number}", index + 1).replace("{field}", label)), room),
    ...wrap(whole, room),
    [],
  ]);
  const perSheet = Math.floor((pages.height - 2 * margin) / (size * leading)) - 2;
  const count = Math.ceil((lines.length - 1) / perSheet);
  const kids = [pages.kids];
  for (let sheet = 0; sheet < count; sheet += 1) {
    const title = units(`${words.title} (${sheet + 1}/${count})`);
    const shown = [title, [], ...lines.slice(sheet * perSheet, (sheet + 1) * perSheet)];
    const draw = (line, index) => {
      const base = pages.height - margin - size - index * size * leading;
      return drawn(line, margin, base, size, book.plan.font.name, (text) => book.picture(text));
    };
    // The fields keep the words for those who listen; the sheet repeats them for the eye.
    const content = `/Artifact BMC\n0 g\n${shown.map(draw).join("\n")}\nEMC`;
    const body = book.add(stream(content, ""));
    const box = `/MediaBox [ 0 0 ${pages.width} ${pages.height} ]`;
    const page = `/Type /Page /Parent ${pages.object} 0 R ${box} /Resources ${book.resources(content)}`;
    kids.push(`${book.add(`<< ${page} /Contents ${body} 0 R >>`)} 0 R`);
  }
  book.set(pages.object, `<< /Type /Pages /Count ${pages.count + count} /Kids [ ${kids.join(" ")} ] >>`);
}

const stream = (content, entries) => `<<\n${entries}/Length ${content.length}\n>>\nstream\n${content}\nendstream`;

function append(blank, plan, objects, size) {
  const offsets = new Map();
  let tail = "\n";
  for (const [number, body] of objects) {
    offsets.set(number, plan.length + tail.length);
    tail += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = plan.length + tail.length;
  tail += "xref\n";
  for (const [number, offset] of [...offsets].sort((one, other) => one[0] - other[0])) {
    tail += `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  }
  tail += `trailer\n<<\n/Size ${size}\n/Root ${plan.root}\n/Info ${plan.info}\n/Prev ${plan.startxref}\n`;
  tail += `/ID [ <${plan.id}> <${digest(tail)}> ]\n>>\nstartxref\n${start}\n%%EOF\n`;
  // Everything above is ASCII, so one character is one byte.
  const filled = new Uint8Array(plan.length + tail.length);
  filled.set(blank.subarray(0, plan.length));
  for (let index = 0; index < tail.length; index += 1) filled[plan.length + index] = tail.charCodeAt(index);
  return filled;
}

function utf16(text) {
  let hex = "feff";
  for (let index = 0; index < text.length; index += 1) hex += text.charCodeAt(index).toString(16).padStart(4, "0");
  return hex;
}

/** Thirty-two hexadecimal digits that change with the text (FNV-1a, four times over). */
function digest(text) {
  let hex = "";
  for (let round = 0; round < 4; round += 1) {
    let hash = 0x811c9dc5 ^ round;
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hex += (hash >>> 0).toString(16).padStart(8, "0");
  }
  return hex;
}
