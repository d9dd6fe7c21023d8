"""Makes the fonts in hooks/policysite/assets/fonts from the four full BIZ UD font files.

Usage: python tools/subset_fonts.py SOURCE_DIR [OUTPUT_DIR]

SOURCE_DIR holds the full TrueType files (any depth) and LICENSE_FONT or OFL.txt, as the npm packages
@expo-google-fonts/biz-udgothic and @expo-google-fonts/biz-udpgothic carry them. Nothing is fetched.
Needs fontTools, which the site itself does not.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).resolve().parent.parent / "hooks/policysite/assets/fonts"

# Layout and vertical tables are of no use to Typst's horizontal setting, and a form field ignores them.
DROPPED_TABLES = ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "meta", "BASE", "DSIG", "gasp"]
# What the proportional Latin font serves; the templates name the same ranges.
LATIN = [*range(0x20, 0x250), 0x2013, 0x2014, *range(0x2018, 0x201E), 0x2020, 0x2021, 0x2022, 0x2026, 0x20AC, 0x2122]
FIELD_FONT = "BIZUDGothic-Regular"


def japanese_repertoire() -> set[int]:
    """JIS X 0208 with the NEC and IBM extensions (髙 and 﨑 among them) and half-width kana.

    Both tables of the web are read: they disagree on 〜 − ‖ — ¢ £ ¬, and texts hold either.
    """
    found = set(range(0x20, 0x7F)) | set(range(0xFF61, 0xFFA0)) | {point for point in LATIN if point >= 0x2000}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            for table in ("cp932", "euc_jp"):
                character = bytes((lead, trail)).decode(table, "ignore")
                found.update(ord(c) for c in character if len(character) == 1)
    return {point for point in found if not 0xE000 <= point < 0xF900}


def write_subset(source: Path, points: set[int], target: Path) -> TTFont:
    """Writes `source` reduced to `points`, unhinted, and returns it."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += DROPPED_TABLES
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.save(target)
    return TTFont(target)


def glyph_table(font: TTFont) -> list[list[int]]:
    """[code point, glyph number, advance in 1/1000 em] for every character, by code point."""
    order = {name: number for number, name in enumerate(font.getGlyphOrder())}
    scale = 1000 / font["head"].unitsPerEm
    widths = font["hmtx"]
    return [[point, order[name], round(widths[name][0] * scale)] for point, name in sorted(font.getBestCmap().items())]


def to_unicode(glyphs: list[list[int]]) -> bytes:
    """The PDF CMap that takes a glyph number back to its character (the first one, where two share a glyph)."""
    back: dict[int, int] = {}
    for point, number, _ in glyphs:
        back.setdefault(number, point)
    pairs = sorted(back.items())
    body: list[str] = []
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        body += [f"{len(part)} beginbfchar", *(f"<{n:04X}> <{p:04X}>" for n, p in part), "endbfchar"]
    head = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
    ]  # fmt: skip
    tail = ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join([*head, *body, *tail]).encode("ascii")


def write_field_font(font: TTFont, raw: bytes, latin: TTFont, target: Path) -> None:
    """Writes the ready-deflated font stream, its CMap and its metrics, so that no form depends on the host's zlib."""
    scale = 1000 / font["head"].unitsPerEm
    head = font["head"]
    glyphs = glyph_table(font)
    metrics = {
        "name": FIELD_FONT,
        "length": len(raw),
        "ascent": round(font["hhea"].ascent * scale),
        "descent": round(font["hhea"].descent * scale),
        "cap_height": round(font["OS/2"].sCapHeight * scale),
        "bounds": [round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "glyphs": glyphs,
        "latin": sorted(latin.getBestCmap()),
    }
    (target / "field-font.json").write_text(json.dumps(metrics, separators=(",", ":")) + "\n", encoding="ascii")
    (target / "field-font.ttf.zlib").write_bytes(zlib.compress(raw, 9))
    (target / "field-font.cmap.zlib").write_bytes(zlib.compress(to_unicode(glyphs), 9))


def main(arguments: list[str]) -> int:
    source, target = Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else OUTPUT
    full = {path.name.replace("_400", "-").replace("_700", "-"): path for path in sorted(source.rglob("*.ttf"))}
    licence = next(path for path in sorted(source.rglob("*")) if path.name in ("LICENSE_FONT", "OFL.txt"))
    made = {}
    for family, points in (("BIZUDGothic", japanese_repertoire()), ("BIZUDPGothic", set(LATIN))):
        for weight in ("Regular", "Bold"):
            name = f"{family}-{weight}.ttf"
            made[name] = write_subset(full[name], points, target / name)
    raw = (target / f"{FIELD_FONT}.ttf").read_bytes()
    write_field_font(made[f"{FIELD_FONT}.ttf"], raw, made["BIZUDPGothic-Regular.ttf"], target)
    text = licence.read_text(encoding="utf-8")
    (target / "OFL.txt").write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
