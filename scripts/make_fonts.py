"""Cuts the site's fonts and the posters' outlines from the open originals on npm.

Run by hand when a font or its character set changes; the results are in the repository:

    npm pack @fontsource-variable/archivo@5.3.0 @fontsource-variable/newsreader@5.3.0
    (unpack both) ; pip install fonttools brotli
    python scripts/make_fonts.py ARCHIVO_FOLDER NEWSREADER_FOLDER
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PAGES = Path(__file__).parents[1] / "src" / "matinee_site" / "pages"
FONTS = PAGES / "static" / "pages" / "fonts"
REPORT = Path(__file__).parents[1] / "src" / "matinee" / "archive_report" / "fonts"
OUTLINES = PAGES / "posters" / "archivo.json"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153]
LATIN += [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2032, 0x2153, 0x2190]
LATIN += [0x2192, 0x2212]
EXTENDED = [*range(0x100, 0x131), *range(0x132, 0x152), *range(0x154, 0x180), *range(0x218, 0x21C)]
EXTENDED += [*range(0x1E80, 0x1E86), 0x1EF2, 0x1EF3]
CUTS = {
    "ui": ("archivo", "normal", {"wght": 500, "wdth": 90}),
    "display": ("archivo", "normal", {"wght": 800, "wdth": 70}),
    "text": ("newsreader", "normal", {"wght": 400, "opsz": 16}),
    "text-italic": ("newsreader", "italic", {"wght": 400, "opsz": 16}),
}
LEAST_KERN = 0.015
LICENCES = ("LICENSE-Archivo.txt", "LICENSE-Newsreader.txt")
# The outlines of one glyph at these widths have the same points, so any width between follows.
WIDTHS = (62, 100, 125)


def cut(folder: Path, family: str, style: str, axes: dict[str, float], name: str) -> None:
    """Write the Latin part and the extended part of one style as two small files."""
    for part, wanted in (("latin", LATIN), ("latin-ext", EXTENDED)):
        font = instantiateVariableFont(
            TTFont(folder / "files" / f"{family}-{part}-standard-{style}.woff2"), axes
        )
        options = Options()
        options.hinting = False
        options.layout_features = ["kern", "liga", "lnum", "onum", "tnum", "ccmp", "locl", "mark"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        _leave_out_fine_kerns(font)
        font.flavor = "woff2"
        font.save(FONTS / f"{name}-{part}.woff2")


def _leave_out_fine_kerns(font: TTFont) -> None:
    """Drop kerns below ``LEAST_KERN`` of an em: a quarter of a pixel of running text.

    Of the text faces they are half of all, and a seventh of the bytes.
    """
    least = LEAST_KERN * font["head"].unitsPerEm
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ():
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            if pairs.LookupType != 2:
                continue
            if pairs.Format == 1:
                for each in pairs.PairSet:
                    each.PairValueRecord = [
                        pair for pair in each.PairValueRecord if _kern(pair) >= least
                    ]
                    each.PairValueCount = len(each.PairValueRecord)
                continue
            for row in pairs.Class1Record:
                for pair in row.Class2Record:
                    if _kern(pair) < least and pair.Value1:
                        pair.Value1.XAdvance = 0


def _kern(pair: Any) -> int:
    return abs(getattr(pair.Value1, "XAdvance", 0) or 0)


def outlines(folder: Path) -> None:
    """Write capitals, figures and signs as commands whose numbers come once for each width."""
    glyphs: dict[str, list[object]] = {}
    for part in ("latin", "latin-ext"):
        path = folder / "files" / f"archivo-{part}-standard-normal.woff2"
        masters = [
            instantiateVariableFont(TTFont(path), {"wght": 850, "wdth": width}) for width in WIDTHS
        ]
        for code, name in masters[0].getBestCmap().items():
            char = chr(code)
            if code not in LATIN + EXTENDED or char != char.upper() or char in glyphs:
                continue
            drawn = [_draw(font, name) for font in masters]
            glyphs[char] = [[font["hmtx"][name][0] for font in masters], _merge(drawn)]
    OUTLINES.write_text(json.dumps(glyphs, ensure_ascii=False, separators=(",", ":")) + "\n")


def _draw(font: TTFont, name: str) -> list[tuple[str, list[int]]]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    commands: list[tuple[str, list[int]]] = []
    for verb, points in pen.value:
        if verb == "qCurveTo":
            *controls, end = points
            for index, control in enumerate(controls):
                after = controls[index + 1] if index + 1 < len(controls) else None
                to = ((control[0] + after[0]) / 2, (control[1] + after[1]) / 2) if after else end
                commands.append(("Q", [*control, *to]))
        elif verb in ("moveTo", "lineTo"):
            commands.append(({"moveTo": "M", "lineTo": "L"}[verb], list(points[0])))
        else:
            commands.append(("Z", []))
    return commands


def _merge(drawn: list[list[tuple[str, list[int]]]]) -> list[list[object]]:
    merged: list[list[object]] = []
    for same in zip(*drawn, strict=True):
        assert len({verb for verb, _ in same}) == 1
        columns = zip(*(points for _, points in same), strict=True)
        numbers = [round(number) for column in columns for number in column]
        merged.append([same[0][0], *numbers])
    return merged


def main() -> None:
    """Cut everything."""
    archivo, newsreader = Path(sys.argv[1]), Path(sys.argv[2])
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, (family, style, axes) in CUTS.items():
        cut(archivo if family == "archivo" else newsreader, family, style, axes, name)
    outlines(archivo)
    for folder, name in zip((archivo, newsreader), LICENCES, strict=True):
        shutil.copy(folder / "LICENSE", FONTS / name)
    # The page of an archive has the Latin parts inside it, with the licences they come under.
    for name in [*(f"{name}-latin.woff2" for name in CUTS), *LICENCES]:
        shutil.copy(FONTS / name, REPORT / name)


if __name__ == "__main__":
    main()
