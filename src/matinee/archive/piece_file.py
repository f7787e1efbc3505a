"""The file of one piece in an export of Matinee's: front matter, then each part as it was written.

A comment stands before each part, so that it comes back to the letter whatever it holds; to a
reader of the file it is a Markdown text with headings.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from matinee.document.front_matter import FrontMatterError, split_front_matter
from matinee.document.front_matter_yaml import load

_PARTS = {"strengths": "Strengths", "weaknesses": "Weaknesses", "verdict": "Verdict"}
_LINE = "<!-- {mark}: {what} -->\n"
_MARK = "part"
MAX_FRONT = 4_000_000


@dataclass(frozen=True, slots=True)
class PiecePart:
    """A section: heading and aspect may be empty."""

    heading: str = ""
    aspect: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class PieceFile:
    """A piece: ``front`` is plain data, the parts are an author's Markdown."""

    front: Mapping[str, Any]
    sections: Sequence[PiecePart] = ()
    strengths: str = ""
    weaknesses: str = ""
    verdict: str = ""

    @property
    def parts(self) -> Sequence[tuple[str, PiecePart]]:
        """Give all parts in order, each with what it is."""
        own = [("section" if each.heading else "text", each) for each in self.sections]
        ends = [
            (name, PiecePart(heading, "", body))
            for name, heading in _PARTS.items()
            if (body := getattr(self, name))
        ]
        return [*own, *ends]


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice twice: references are not read again."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_piece_file(piece: PieceFile) -> str:
    """Write a piece as a file's text."""
    parts = piece.parts
    mark, number = _MARK, 1
    while any(f"<!-- {mark}: " in part.body for _, part in parts):
        number += 1
        mark = f"{_MARK}-{number}"
    fields = dict(piece.front) | ({"marks": mark} if mark != _MARK else {})
    front = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    text = f"---\n{front}---\n\n"
    for what, part in parts:
        told = f"{what} {part.aspect}" if part.aspect else what
        text += _LINE.format(mark=mark, what=told)
        if part.heading:
            text += f"## {part.heading}\n\n"
        text += f"{part.body}\n\n"
    return text


def read_piece_file(text: str) -> PieceFile:
    """Read a file's text; raise FrontMatterError or ValueError where it is none of ours."""
    front, start = _front(text)
    mark = re.escape(str(front.get("marks", _MARK)))
    line = re.compile(
        rf"^<!-- {mark}: (text|section|strengths|weaknesses|verdict)(?: ([a-z]+))? -->\r?\n",
        re.MULTILINE,
    )
    found = list(line.finditer(text, start))
    if not found:
        return PieceFile(front, _plain(text[start:]))
    sections: list[PiecePart] = []
    ends: dict[str, str] = {}
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        words = text[match.end() : end]
        body = words[:-2] if words.endswith("\n\n") else words.rstrip("\r\n")
        heading = ""
        if match[1] != "text":
            first, _, body = body.partition("\n")
            heading = first.removeprefix("## ").rstrip("\r")
            body = body.removeprefix("\n") if not body.startswith("\r\n") else body[2:]
        if match[1] in _PARTS:
            ends[match[1]] = body
        else:
            sections.append(PiecePart(heading, match[2] or "", body))
    return PieceFile(front, sections, **ends)


def _front(text: str) -> tuple[Mapping[str, Any], int]:
    """Read the fields above the text; a list of the year has more of them than a text has."""
    if not text.startswith("---\n"):
        return split_front_matter(text)
    end = text.find("\n---\n", 3)
    if end == -1 or end > MAX_FRONT:
        raise FrontMatterError("the front matter has no end")
    fields = load(text[4 : end + 1])
    if not isinstance(fields, dict):
        raise FrontMatterError("line 2: expected fields such as 'title: Ran'")
    return {str(name): value for name, value in fields.items()}, end + 5


def _plain(text: str) -> Sequence[PiecePart]:
    return [PiecePart(body=text.strip())] if text.strip() else []
