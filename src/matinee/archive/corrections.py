"""Puts corrections into a WordPress export, and leaves every other byte of it as it was.

The export is not written anew from what was read: the places of the corrected words are looked up
in the file itself. Where a text cannot be found there exactly as it was read, it is left alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matinee.archive.model import ArchiveError

_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<(?P<close>/?)(?P<tag>item|content:encoded"
    r"|wp:post_id)\s*>",
    re.DOTALL,
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of an item's text as written, from ``start`` to ``end``, and what to write instead."""

    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The export with the corrections in it; ``left`` are those that could not be made."""

    data: bytes
    made: int
    left: Sequence[tuple[str, Correction]]


def correct_export(data: bytes, name: str, wanted: Mapping[str, Sequence[Correction]]) -> Corrected:
    """Make the corrections ``wanted`` for each post, by its number.

    Raises ArchiveError when the export is not UTF-8, as WordPress writes it.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArchiveError(f"{name}: not UTF-8 (byte {error.start}); export it again") from error
    changes: list[tuple[int, int, str]] = []
    left: list[tuple[str, Correction]] = []
    open_ones = dict(wanted)
    for post in _posts(text):
        for one in open_ones.pop(post.number, ()):
            place = post.place(one)
            if place:
                changes.append((*place, one.now))
            else:
                left.append((post.number, one))
    left += [(number, one) for number, those in open_ones.items() for one in those]
    for start, end, now in sorted(changes, reverse=True):
        text = text[:start] + now + text[end:]
    return Corrected(text.encode("utf-8"), len(changes), left)


@dataclass(slots=True)
class _Post:
    """A post of the file: its number, and where the characters of its text stand."""

    number: str = ""
    pieces: list[tuple[int, str]] = field(default_factory=list)

    def place(self, one: Correction) -> tuple[int, int] | None:
        """Give where a correction's words stand in the file, if they stand there as they were."""
        characters = list(self._characters())
        while characters and characters[-1][0].isspace():
            characters.pop()
        first = next((at for at, (char, _) in enumerate(characters) if not char.isspace()), 0)
        chosen = characters[first + one.start : first + one.end]
        if one.was.startswith("\n"):  # perhaps the second half of a line end of two
            return None
        if not chosen or "".join(char for char, _ in chosen) != one.was:
            return None
        start, end = chosen[0][1], chosen[-1][1] + 1
        return (start, end) if end - start == len(one.was) else None

    def _characters(self) -> Iterator[tuple[str, int]]:
        """Give the characters as XML is read: one line end for two, none that XML may not hold."""
        for start, text in self.pieces:
            for at, char in enumerate(text):
                if char == "\r":
                    if text[at + 1 : at + 2] != "\n":
                        yield "\n", start + at
                elif not _NO_XML.match(char):
                    yield char, start + at


def _posts(text: str) -> Iterator[_Post]:
    """Give the posts of an export; only text in CDATA, as WordPress writes it, can be corrected."""
    post, inside, begin = _Post(), "", 0
    for token in _TOKEN.finditer(text):
        tag = token["tag"]
        if tag is None:
            if inside == "content:encoded" and token["cdata"] is not None:
                post.pieces.append((token.start("cdata"), token["cdata"]))
            elif inside == "wp:post_id" and token["cdata"] is not None:
                post.number = token["cdata"].strip()
        elif tag == "item":
            if token["close"]:
                yield post
            post = _Post()
        elif token["close"]:
            if inside == "wp:post_id" and not post.number:
                post.number = text[begin : token.start()].strip()
            inside = ""
        else:
            inside, begin = tag, token.end()
