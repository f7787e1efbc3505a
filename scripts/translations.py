"""Gathers the words of the pages and keeps each language's file of translations up to date.

    python scripts/translations.py            adds new words to every language, drops old ones
    python scripts/translations.py --check    says what is missing, changes nothing
    python scripts/translations.py --new de   begins a language

What is translated stands in ``src/matinee_site/pages/locale/<language>/LC_MESSAGES/django.po``; the
compiled ``django.mo`` beside it is what the site reads.
"""

import argparse
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SITE = ROOT / "src" / "matinee_site"
LOCALE = SITE / "pages" / "locale"
METHODS = [
    ("pages/**.py", "python"), ("reviews/prose.py", "python"), ("reviews/rules.py", "python"),
    ("reviews/voices.py", "python"),
    ("pages/jinja2/**.html", "jinja2"),
]  # fmt: skip
OPTIONS = {"pages/jinja2/**.html": {"trim_blocks": "true", "newstyle_gettext": "true"}}
HEAD = """# Matinee in "{language}". Words that do not change stay as they are.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals={number}; plural=({rule});\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
# Where the Unicode rules have a form for millions that no page needs.
PLURALS = {"fr": {"number": 2, "rule": "n > 1"}, "pt": {"number": 2, "rule": "n > 1"}}
MANY = {"number": 2, "rule": "n != 1"}
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "_n": (1, 2), "_w": ((1, "c"), 2),
}  # fmt: skip


_IDLE = tuple(
    f'"{name}'
    for name in (
        "POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator",
        "Project-Id-Version", "Report-Msgid-Bugs-To", "Language-Team",
    )
)  # fmt: skip


def gathered() -> Catalog:
    """Give every word of the pages that is to be translated, with where it stands."""
    catalog = Catalog(project="Matinee", charset="utf-8")
    for file, line, words, comments, context in extract_from_dir(
        SITE, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS
    ):
        catalog.add(words, locations=[(file, line)], auto_comments=comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    """Give a language's file."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def languages() -> list[str]:
    """Give the languages that have a file."""
    return sorted(path.parents[1].name for path in LOCALE.glob("*/LC_MESSAGES/django.po"))


def load(language: str) -> Catalog:
    """Read a language's file."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Give a language's translations with the words that there are now, in their order."""
    catalog = load(language)
    catalog.update(gathered(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """Write translations without lines and dates, which would differ with every change."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, omit_header=False, include_lineno=False, sort_by_file=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_IDLE)).encode()


def compiled(catalog: Catalog) -> bytes:
    """Give what the site reads."""
    # The same words give the same file, whenever it is made.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Give the words that are not translated."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not _whole(message.string))
    ]


def _whole(string: str | list[str] | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def main() -> None:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--new", metavar="LANGUAGE")
    asked = parser.parse_args()
    if asked.new:
        path_of(asked.new).parent.mkdir(parents=True, exist_ok=True)
        path_of(asked.new).write_text(
            HEAD.format(language=asked.new, **PLURALS.get(asked.new, MANY))
        )
    lacking = 0
    for language in languages():
        catalog = updated(language)
        words = missing(catalog)
        lacking += len(words)
        for word in words:
            print(f"{language}: {word}")
        if not asked.check:
            path_of(language).write_bytes(written(catalog))
            # Read again, so that what is compiled is what is written.
            path_of(language).with_suffix(".mo").write_bytes(compiled(load(language)))
    print(f"{lacking} words without a translation")
    sys.exit(1 if asked.check and lacking else 0)


if __name__ == "__main__":
    main()
