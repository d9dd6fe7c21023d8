// Fills in a form in the browser: the blank file stays as it is, and the answers are added behind it as an
// incremental update (PDF 1.7, 7.5.6). Nothing leaves the device.

/** A character that the form's font has no glyph for; `field` is the name of the field it was typed into. */
export class MissingGlyph extends Error {
  constructor(character, field) {
    super(`no glyph for ${character}`);
    this.character = character;
    this.field = field;
  }
}

/** Which glyph a character has, and how wide it is in em. */
export function readGlyphs(map) {
  const half = new Set(map.half);
  const glyphs = new Map();
  [...map.characters].forEach((character, index) => {
    glyphs.set(character, { code: map.numbers[index].toString(16).padStart(4, "0"), width: half.has(character) ? 0.5 : 1 });
  });
  return glyphs;
}

/**
 * The bytes of the filled form. `values` maps field names to text, or to true for a ticked box.
 * Throws MissingGlyph where a character cannot be drawn.
 */
export function fillPdf(blank, plan, glyphs, values) {
  const objects = [];
  let next = plan.size;
  for (const [name, value] of Object.entries(values)) {
    const field = plan.fields[name];
    if (!field || value === "" || value === false) continue;
    if (field.kind === "check") {
      objects.push([field.object, `<<\n${field.entries}\n/V /Yes\n/AS /Yes\n>>`]);
      continue;
    }
    const look = appearance(value, field, plan.font, glyphs, name);
    objects.push([field.object, `<<\n${field.entries}\n/V <${utf16(value)}>\n/AP << /N ${next} 0 R >>\n>>`]);
    objects.push([next, stream(look, field, plan.font)]);
    next += 1;
  }
  return append(blank, plan, objects, next);
}

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

function stream(content, field, font) {
  const resources = `/Resources << /Font << /${font.name} ${font.object} >> >>`;
  const box = `/BBox [ 0 0 ${field.width} ${field.height} ]`;
  return `<<\n/Type /XObject\n/Subtype /Form\n${box}\n${resources}\n/Length ${content.length}\n>>\nstream\n${content}\nendstream`;
}

const MARGIN = 2;
const LEADING = 1.3;
const SMALLEST = 5;

function appearance(value, field, font, glyphs, name) {
  const letters = [...value.replace(/\r\n?/g, "\n")];
  for (const letter of letters) {
    if (letter !== "\n" && !glyphs.has(letter)) throw new MissingGlyph(letter, name);
  }
  const { lines, size } = fit(letters, field, font.size, glyphs);
  const top = field.kind === "lines" ? field.height - MARGIN - size : (field.height - size) / 2 + size * 0.14;
  const shown = lines.map((line, index) => {
    const codes = line.map((letter) => glyphs.get(letter).code).join("");
    return `1 0 0 1 ${MARGIN} ${(top - index * size * LEADING).toFixed(2)} Tm <${codes}> Tj`;
  });
  return `/Tx BMC\nq\n1 1 ${(field.width - 2).toFixed(2)} ${(field.height - 2).toFixed(2)} re W n\nBT\n/${font.name} ${size} Tf 0 g\n${shown.join("\n")}\nET\nQ\nEMC`;
}

/** Lines and type size: as large as the form sets it, smaller only where the words would not fit. */
function fit(letters, field, largest, glyphs) {
  let size = largest;
  for (;;) {
    const room = (field.width - 2 * MARGIN) / size;
    const lines = field.kind === "lines" ? wrap(letters, room, glyphs) : [letters.filter((letter) => letter !== "\n")];
    const high = field.kind !== "lines" || lines.length * size * LEADING <= field.height - MARGIN;
    if ((high && lines.every((line) => measure(line, glyphs) <= room)) || size <= SMALLEST) return { lines, size };
    size -= 0.5;
  }
}

function wrap(letters, room, glyphs) {
  const lines = [[]];
  let used = 0;
  for (const letter of letters) {
    const width = letter === "\n" ? 0 : glyphs.get(letter).width;
    if (letter === "\n" || used + width > room) {
      lines.push([]);
      used = 0;
    }
    if (letter !== "\n") {
      lines.at(-1).push(letter);
      used += width;
    }
  }
  return lines;
}

function measure(line, glyphs) {
  return line.reduce((sum, letter) => sum + glyphs.get(letter).width, 0);
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
