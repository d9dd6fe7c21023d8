"""The font of the fields as PDF objects.

Viewers draw what a person types from this font, so it is embedded whole: TrueType outlines with their character
map, Identity-H, no subset tag. Anything less lost 﨑 or all Japanese in one viewer or another.
"""

from __future__ import annotations

from collections.abc import Iterator

from pypdf.generic import IndirectObject, NameObject, NumberObject

from policysite.rendering.pdf.fonts import FieldFont
from policysite.rendering.pdf.objects import array, dictionary, name, stream, text
from policysite.rendering.pdf.typeset_file import TypesetFile

FULL_WIDTH = 1000


def embed_field_font(typeset: TypesetFile, font: FieldFont) -> IndirectObject:
    """Adds `font` to the document and gives the reference of its Type0 dictionary."""
    base = NameObject(f"/{font.name}")
    program = typeset.add(stream(font.deflated_font, dictionary(Length1=NumberObject(font.length)), deflated=True))
    descriptor = typeset.add(
        dictionary(
            Type=name("FontDescriptor"),
            FontName=base,
            Flags=NumberObject(4),
            FontBBox=array(*map(NumberObject, font.bounds)),
            ItalicAngle=NumberObject(0),
            Ascent=NumberObject(font.ascent),
            Descent=NumberObject(font.descent),
            CapHeight=NumberObject(font.cap_height),
            StemV=NumberObject(80),
            FontFile2=program,
        )
    )
    descendant = typeset.add(
        dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=base,
            CIDSystemInfo=dictionary(Registry=text("Adobe"), Ordering=text("Identity"), Supplement=NumberObject(0)),
            FontDescriptor=descriptor,
            DW=NumberObject(FULL_WIDTH),
            W=array(*_widths(font)),
            CIDToGIDMap=name("Identity"),
        )
    )
    return typeset.add(
        dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=base,
            Encoding=name("Identity-H"),
            DescendantFonts=array(descendant),
            ToUnicode=typeset.add(stream(font.deflated_cmap, dictionary(), deflated=True)),
        )
    )


def _widths(font: FieldFont) -> Iterator[NumberObject]:
    """Runs `first last width` of glyphs that are not full width."""
    runs: list[list[int]] = []
    for glyph, width in sorted({(glyph, width) for _, glyph, width in font.glyphs if width != FULL_WIDTH}):
        if runs and runs[-1][1] == glyph - 1 and runs[-1][2] == width:
            runs[-1][1] = glyph
        else:
            runs.append([glyph, glyph, width])
    for run in runs:
        yield from map(NumberObject, run)
