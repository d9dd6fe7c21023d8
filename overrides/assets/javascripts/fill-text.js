// Words that go into a PDF: letters of the form's font as they are, every other letter as a picture that the
// reader's own browser draws with the reader's own fonts. What is drawn is for the eye; the field keeps the text.

const EM = 96;
const ABOVE = 1.1;
const BELOW = 0.4;
const SIDE = 0.1;
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
const REPLACED = "〓";

/** Which glyph a character has, and how wide it is in em. */
export function readGlyphs(map) {
  const half = new Set(map.half);
  const glyphs = new Map();
  [...map.characters].forEach((character, index) => {
    glyphs.set(character, { code: map.numbers[index].toString(16).padStart(4, "0"), width: half.has(character) ? 0.5 : 1 });
  });
  return glyphs;
}

/** Marks joined to their letters, as in か and ゛; Han letters stay as they are, for composing would replace some. */
export function composed(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\P{Cc}\n]|[\u200B\u2060\uFEFF]/gu, "")
    .replace(/(?!\p{Script=Han})\P{M}\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?/gu, (part) => part.normalize("NFC"));
}

/** Text in units that stay together, each with its width in em; a line break is a unit of no width. */
export function unitsOf(text, glyphs) {
  const clusters = globalThis.Intl?.Segmenter ? [...new Intl.Segmenter().segment(text)].map((part) => part.segment) : [...text];
  return clusters.flatMap((cluster) => {
    if (cluster === "\n") return [{ text: cluster, width: 0 }];
    const letters = [...cluster];
    if (!/\p{M}/u.test(cluster) && letters.every((letter) => glyphs.has(letter))) {
      return letters.map((letter) => ({ text: letter, ...glyphs.get(letter) }));
    }
    if (EMOJI.test(cluster)) return [{ text: REPLACED, ...glyphs.get(REPLACED), replaced: true }];
    return [{ text: cluster, width: measured(cluster) }];
  });
}

export const widthOf = (units) => units.reduce((sum, unit) => sum + unit.width, 0);

/** Units in lines of at most `room` em. */
export function wrap(units, room) {
  const lines = [[]];
  let used = 0;
  for (const unit of units) {
    if (unit.text === "\n" || used + unit.width > room) {
      lines.push([]);
      used = 0;
    }
    if (unit.text !== "\n") {
      lines.at(-1).push(unit);
      used += unit.width;
    }
  }
  return lines;
}

/** PDF operators that show one line; `picture` takes the words of a picture and gives its name. */
export function drawn(line, left, base, size, font, picture) {
  const parts = [];
  let x = left;
  for (let index = 0; index < line.length; ) {
    let end = index + 1;
    while (end < line.length && !line[end].code === !line[index].code) end += 1;
    const run = line.slice(index, end);
    if (run[0].code) {
      const codes = run.map((unit) => unit.code).join("");
      parts.push(`BT /${font} ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${base.toFixed(2)} Tm <${codes}> Tj ET`);
    } else {
      const words = run.map((unit) => unit.text).join("");
      const place = [widthOf(run) + 2 * SIDE, 0, 0, ABOVE + BELOW].map((part) => (part * size).toFixed(3)).join(" ");
      parts.push(`q ${place} ${(x - SIDE * size).toFixed(2)} ${(base - BELOW * size).toFixed(2)} cm /${picture(words)} Do Q`);
    }
    x += widthOf(run) * size;
    index = end;
  }
  return parts.join("\n");
}

/** A picture of words as a stencil (PDF 1.7, 8.9.6.2): one bit a point, 1 where ink is. */
export const stencil = async (words) => {
  const pen = brush();
  const width = Math.ceil((measured(words) + 2 * SIDE) * EM);
  const height = Math.ceil((ABOVE + BELOW) * EM);
  Object.assign(pen.canvas, { width, height });
  pen.font = `${EM}px sans-serif`;
  pen.fillText(words, SIDE * EM, ABOVE * EM);
  const shades = pen.getImageData(0, 0, width, height).data;
  const across = Math.ceil(width / 8);
  const bits = new Uint8Array(across * height);
  for (let point = 0; point < width * height; point += 1) {
    const column = point % width;
    if (shades[point * 4 + 3] > 127) bits[Math.floor(point / width) * across + (column >> 3)] |= 0x80 >> (column & 7);
  }
  const packed = globalThis.CompressionStream ? await deflated(bits) : null;
  const hex = [...(packed || bits)].map((byte) => byte.toString(16).padStart(2, "0")).join("") + ">";
  const filter = packed ? "[ /ASCIIHexDecode /FlateDecode ]" : "/ASCIIHexDecode";
  const kind = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ImageMask true /BitsPerComponent 1 /Decode [ 1 0 ]`;
  return `<<\n${kind}\n/Filter ${filter} /Length ${hex.length}\n>>\nstream\n${hex}\nendstream`;
};

async function deflated(bits) {
  const stream = new Blob([bits]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const brush = () => document.createElement("canvas").getContext("2d", { willReadFrequently: true });
let ruler = null;

function measured(words) {
  ruler ||= brush();
  ruler.font = `${EM}px sans-serif`;
  return ruler.measureText(words).width / EM;
}
