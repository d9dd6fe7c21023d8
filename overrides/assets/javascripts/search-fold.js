/* Folding: what a reader takes for the same letters becomes the same letters, with the way back to the text as written.
 * Full and half width, capital and small, katakana and hiragana are one; hyphens count for nothing. */
const VOICED_MARKS = /[\uFF9E\uFF9F\u3099\u309A]/;
const HYPHENS = /[-\u2010-\u2015\u2212]/g;

export function fold(text) {
  let folded = "";
  const origins = [];
  for (let at = 0; at < text.length; ) {
    let end = at + (text.codePointAt(at) > 0xffff ? 2 : 1);
    while (end < text.length && VOICED_MARKS.test(text[end])) end += 1;
    const letters = foldLetters(text.slice(at, end));
    for (let index = 0; index < letters.length; index += 1) origins.push(at);
    folded += letters;
    at = end;
  }
  origins.push(text.length);
  return { folded, origins };
}

function foldLetters(letters) {
  return letters
    .normalize("NFKC")
    .toLowerCase()
    .replace(HYPHENS, "")
    .replace(/[\u30A1-\u30F6]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60));
}
