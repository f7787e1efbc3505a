"""A small index for searching where there is no server: names, cut into files by their beginnings.

A browser fetches the file of each word's first two letters and looks through it (``finding.js``).
Films, people, series and characters' films are found by any of their names and titles, films also
by who directed them and by their year; reviews, articles and collections by their titles.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from matinee.catalogue.names import fold
from matinee.discovery.search import Entry, Kind
from matinee_site.discovery.entries import catalogue_entries
from matinee_site.discovery.house import house
from matinee_site.pages import languages
from matinee_site.pages.queries import counted
from matinee_site.pages.queries.search import search_words

FOLDER = "search-files"
_CODE = Path(__file__).with_name("finding.js")
_LETTERS = 2
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing that can be found: its address, and the words it is found by."""

    kind: str
    name: str
    url: str
    year: int | None
    note: str
    words: tuple[str, ...]
    beside: tuple[str, ...]


def search_files(has: Callable[[str], bool]) -> dict[str, bytes]:
    """Give the files of the index by their addresses; ``has`` says which pages there are."""
    files: dict[str, bytes] = {}
    shards: dict[str, list[list[object]]] = defaultdict(list)
    for place, line in enumerate(_lines(has)):
        row = [place, line.kind, line.name, line.url, line.year, line.note]
        row += [" ".join(line.words), " ".join(line.beside)]
        for start in sorted({word[:_LETTERS] for word in (*line.words, *line.beside)}):
            shards[start].append(row)
    names: dict[str, str] = {}
    for start, rows in sorted(shards.items()):
        body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
        names[start] = _tag(body)
        files[f"/{FOLDER}/{names[start]}.json"] = body
    code = _CODE.read_bytes()
    script = f"/{FOLDER}/{_tag(code)}.js"
    files[script] = code
    listed = json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()
    table = f"/{FOLDER}/{_tag(listed)}.json"
    files[table] = listed
    for language in languages.codes():
        with languages.speaking(language):
            copy = {
                "script": script, "table": table, "folder": f"/{FOLDER}/", "letters": _LETTERS,
                "prefix": languages.here("/")[:-1], "words": search_words(),
            }  # fmt: skip
            files[languages.here("/search.json")] = json.dumps(
                {"version": 1, "results": [], "copy": copy}, ensure_ascii=False
            ).encode()
    return files


def _lines(has: Callable[[str], bool]) -> Iterator[_Line]:
    """Give everything that has a page in the build, what the house made first."""
    own = house({}).entries
    _, entries = catalogue_entries()
    for entry in own:
        yield from _line(entry, has)
    yield from _browsing(has)
    for entry in entries:
        yield from _line(entry, has)


def _line(entry: Entry, has: Callable[[str], bool]) -> Iterator[_Line]:
    if entry.kind is Kind.CHARACTER:
        return
    url = f"/{entry.slug}/" if entry.kind is Kind.ARTICLE else f"/{entry.kind.plural}/{entry.slug}/"
    if not has(url):
        return
    directors = [value for field, value in entry.around if field in ("director", "title", "critic")]
    beside = [*directors, str(entry.year or "")]
    yield _Line(
        entry.kind.value, entry.name, url, entry.year, entry.note,
        _folded((entry.name, *entry.names)), _folded(beside),
    )  # fmt: skip


def _browsing(has: Callable[[str], bool]) -> Iterator[_Line]:
    lists: Mapping[str, Sequence[tuple[str, str]]] = {
        "genre": [(each.slug, each.name) for each in counted.genres()],
        "country": [(each.slug, each.name) for each in counted.countries()],
        "decade": [(each.slug, each.name) for each in counted.decades()],
        "language": [(each.slug, each.name) for each in counted.languages()],
    }
    for kind, named in lists.items():
        for slug, name in named:
            url = f"/browse/{kind}/{slug}/"
            if has(url):
                yield _Line(kind, name, url, None, "", _folded((name, slug)), ())


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        found |= dict.fromkeys(fold(name).split())
    return tuple(found)[:_MOST_WORDS]


def _tag(body: bytes) -> str:
    return blake2b(body, digest_size=9).hexdigest()
