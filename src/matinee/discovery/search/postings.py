"""Which rows have which word: the sets of rows that a look-up puts together.

``word`` has the words of names; ``around`` those around the names, each with the code of its field
(``kurosawa:d``), in capitals where it is not what somebody is known by: ``akira:D``. A beginning
that many words share has a set of its own in ``begun`` (of ``around``, behind a colon: ``:kuro``),
so that the first letters of a word are answered as fast as the whole. ``exact`` has the names that
are one word.

Sets are Roaring bitmaps: https://roaringbitmap.org/
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyroaring import BitMap, FrozenBitMap

from matinee.catalogue.names import SUFFIXES, fold_title, surname
from matinee.discovery.search.fields import CODES, YEAR_CODE
from matinee.discovery.search.rows import Row
from matinee.discovery.search.tables import LINE, MORE

MANY = 48
"""From so many words on, those that begin alike have a set of their own."""

LAST = "\U0010ffff"
SHORTEST = {"word": 1, "around": 3}
"""Letters that a beginning has at least."""

LONGEST = 8
_ARTICLE = 3  # letters of the longest article that a title may begin with
_WHOLE = frozenset((CODES["title"], CODES["series"], YEAR_CODE))  # any word tells these


def plain_words(words: str) -> str:
    """Give the words of all names of a row."""
    return words.replace(LINE, " ").replace(MORE, " ")


def around_terms(around: str) -> set[str]:
    """Give the terms of what is around a name."""
    return {term for line in around.split(LINE) for term in line_terms(line)} if around else set()


def line_terms(line: str) -> Sequence[str]:
    """Give the terms of one line of what is around a name."""
    code, name, more = line[0], *line[2:].partition(MORE)[::2]
    words = name.split()
    if len(words) < 2 or code in _WHOLE:
        terms = [f"{word}:{code}" for word in words]
    elif len(words) == 2 and words[1] not in SUFFIXES:
        terms = [f"{words[0]}:{code.upper()}", f"{words[1]}:{code}"]
    else:
        known_by = set(surname(name).split())
        terms = [f"{word}:{code if word in known_by else code.upper()}" for word in words]
    if more:
        terms += [f"{word}:{code}" for word in more.split()]
    return terms


def exact_forms(words: str) -> set[str]:
    """Give the names of one word, under which the whole name is looked up.

    Of a longer name the words together are rare enough to find it by.
    """
    forms = set()
    for line in words.split(LINE):
        first, *others = line.partition(MORE)[0].split(" ", 2)
        if not others:
            forms.add(first)
        elif len(others) == 1 and len(first) <= _ARTICLE:
            bare = fold_title(f"{first} {others[0]}")
            if " " not in bare:
                forms.add(bare)
    forms.discard("")
    return forms


def change_postings(db: sqlite3.Connection, *, gone: Iterable[Row], made: Iterable[Row]) -> None:
    """Take rows out of the sets of an index, and put rows in."""
    changes: dict[tuple[str, str], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for side, rows in enumerate((gone, made)):
        for row in rows:
            for key in _keys(row):
                changes[key][side].add(row.id)
    for (table, term), (out, into) in changes.items():
        found = db.execute(f"SELECT rows FROM {table} WHERE term = ?", [term]).fetchone()
        if found is None and table == "begun":
            continue  # Few words begin so, and they are put together when it is asked for.
        stored = BitMap.deserialize(found[0]) if found else BitMap()
        # A beginning may be that of another word of the row too: what is put in comes last.
        stored -= BitMap(out)
        stored |= BitMap(into)
        if stored or table == "begun":
            db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?,?)", [term, stored.serialize()])
        else:
            db.execute(f"DELETE FROM {table} WHERE term = ?", [term])


def read_set(stored: bytes) -> FrozenBitMap:
    """Give a set as it was stored."""
    return FrozenBitMap.deserialize(stored)


def _keys(row: Row) -> Iterator[tuple[str, str]]:
    words = set(plain_words(row.words).split())
    around = around_terms(row.around)
    yield from (("exact", form) for form in exact_forms(row.words))
    for table, mark, terms in (("word", "", words), ("around", ":", around)):
        sizes = range(SHORTEST[table], LONGEST + 1)
        bare = {term.partition(":")[0] for term in terms}
        yield from ((table, term) for term in terms)
        starts = {word[:size] for word in bare for size in sizes if len(word) >= size}
        yield from (("begun", mark + start) for start in starts)
