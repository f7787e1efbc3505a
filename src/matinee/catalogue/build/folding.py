"""The normal forms of ``names.py`` for whole columns: the common case in one pass over all rows.

What needs more than Latin letters in lower case (other scripts, initials, Roman numbers) is handed
to the very functions of ``names.py``, each value once, so that both always agree.
"""

import json
from collections.abc import Callable, Sequence

import polars as pl

from matinee.catalogue.characters import MARKED, NOTE, SELF, read_character
from matinee.catalogue.names import ARTICLES, LETTERS, fold, fold_title, slugify

_ASCII = r"^[\x00-\x7f]*$"
# What stands above and below Latin letters. Other marks of Unicode's may be vowels, as in Indian
# scripts; whether one goes is for ``fold`` to say.
_ACCENTS = "[\u0300-\u034e\u0350-\u036f]"
_LATIN = (list(map(chr, LETTERS)), list(LETTERS.values()))
_MORE_THAN_WORDS = r"[^a-z0-9 ]|  |^ | $"
_INITIALS = r"(?:^| )\w \w(?: |$)"
_ROMAN = r" (?:ii|iii|iv|vi|vii|viii|ix)(?: |$)"
_NOBODY = f"^\\s*(?:{'|'.join(sorted(SELF))})?\\s*$"
_LONGEST_SLUG = 80


def folded(names: pl.Series) -> pl.Series:
    """Give ``fold`` of every name."""
    plain, hard = _lowered(names)
    return _mended(plain, hard | plain.str.contains(_INITIALS), names, fold)


def folded_titles(titles: pl.Series) -> pl.Series:
    """Give ``fold_title`` of every title."""
    plain, hard = _lowered(titles.str.replace_all("&", " and ", literal=True))
    hard |= plain.str.contains(f"{_INITIALS}|{_ROMAN}")
    return _mended(plain.str.replace(f"^{ARTICLES}", ""), hard, titles, fold_title)


def slugs(names: pl.Series, forms: pl.Series) -> pl.Series:
    """Give ``slugify`` of every name, and its normal form with hyphens where that is empty.

    ``forms`` are the names' normal forms.
    """
    hard = ~forms.str.contains(r"^[a-z0-9 ]+$") | (forms.str.len_bytes() > _LONGEST_SLUG)
    return _mended(forms.str.replace_all(" ", "-", literal=True), hard, names, _slug)


def characters(written: pl.Series) -> pl.DataFrame:
    """Give ``read_character`` of every text: character, aliases as JSON, voice, uncredited."""
    values = written.drop_nulls().unique(maintain_order=True)
    noted = values.str.contains(r"[(\[]")
    bare = values.str.replace_all(NOTE, " ").str.strip_chars()
    # Python takes these four for spaces, and Rust does not.
    plain = ~values.str.contains(r"[\x1c-\x1f]") & ~bare.str.contains(MARKED)
    plain &= ~bare.str.to_lowercase().str.contains(_NOBODY)
    notes = values.filter(plain & noted)
    simple = pl.DataFrame({"written": values, "character": bare}).filter(plain & ~noted)
    with_note = pl.DataFrame({"written": notes, "character": bare.filter(plain & noted)})
    within = pl.col("written").str.extract_all(NOTE).list.join(" ").str.to_lowercase()
    with_note = with_note.with_columns(
        voice=within.str.contains("voice", literal=True),
        uncredited=within.str.contains("uncredited", literal=True),
    )
    odd = values.filter(~plain)
    read = [read_character(text) for text in odd]
    parsed = pl.DataFrame(
        {
            "written": odd,
            "character": pl.Series([each.name for each in read], dtype=pl.String),
            "character_aliases": pl.Series([names_json(x.aliases) for x in read], dtype=pl.String),
            "voice": pl.Series([each.voice for each in read], dtype=pl.Boolean),
            "uncredited": pl.Series([each.uncredited for each in read], dtype=pl.Boolean),
        }
    )
    known = pl.concat([simple, with_note, parsed], how="diagonal")
    rows = pl.DataFrame({"written": written})
    columns = ("character", "character_aliases", "voice", "uncredited")
    return rows.join(known, on="written", how="left", maintain_order="left").select(columns)


def names_json(values: Sequence[str]) -> str | None:
    """Give names as a JSON list, or None for no names."""
    return json.dumps(list(values), ensure_ascii=False) if values else None


def _lowered(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the plain letters of each text, and whether that was too simple a way for it."""
    hard = texts.str.len_bytes() != texts.str.len_chars()
    places = hard.arg_true()
    if places.len():
        latin = texts.gather(places).str.replace_many(*_LATIN).str.normalize("NFKD")
        latin = latin.str.replace_many(*_LATIN).str.replace_all(_ACCENTS, "")
        texts = texts.scatter(places, latin)
        hard = hard.scatter(places, ~latin.str.contains(_ASCII))
    plain = texts.str.to_lowercase()
    odd = plain.str.contains(_MORE_THAN_WORDS).arg_true()
    if odd.len():
        words = plain.gather(odd).str.replace_all("'", "", literal=True)
        words = words.str.replace_all(r"[^a-z0-9]+", " ").str.strip_chars(" ")
        plain = plain.scatter(odd, words)
    return plain, hard


def _mended(
    plain: pl.Series, hard: pl.Series, texts: pl.Series, function: Callable[[str], str]
) -> pl.Series:
    places = hard.arg_true()
    if not places.len():
        return plain
    values = texts.gather(places)
    each = values.unique()
    known = pl.Series([function(text) for text in each], dtype=pl.String)
    return plain.scatter(places, values.replace_strict(each, known))


def _slug(name: str) -> str:
    return slugify(name) or fold(name).replace(" ", "-")
