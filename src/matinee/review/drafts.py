"""Cuts a review's lines into drafts of sections at its headings, and takes its score line out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from matinee.document import BlockKind, Document
from matinee.review.headings import Heading, Special, aspect_of, heading_of, special_of
from matinee.review.lines import Line
from matinee.review.model import Piece, Score
from matinee.review.score_lines import Found, headed_score, labelled_score, lone_score

_LAST_LINES = 3
_OPENING_LINES = 12


@dataclass(slots=True)
class Draft:
    """A section while it is read; the first has no heading."""

    heading: Heading | None = None
    line: Line | None = None
    pieces: list[Piece] = field(default_factory=list)

    def add(self, block: int, start: int, end: int) -> None:
        """Append ``text[start:end]`` of a block, joined to the last piece where they touch."""
        last = self.pieces[-1] if self.pieces else None
        if last and last.block == block:
            self.pieces[-1] = Piece(block, last.start, end)
        else:
            self.pieces.append(Piece(block, start, end))


def cut_at_headings(lines: Sequence[Line]) -> list[Draft]:
    """Cut a rendered review at its headings of the second level, and nowhere else."""
    drafts = [Draft()]
    for line in lines:
        if line.kind is BlockKind.HEADING and line.level == 2:
            text = line.text
            drafts.append(Draft(Heading(text, aspect_of(text), special_of(text), len(text)), line))
        else:
            drafts[-1].add(line.block, line.start, line.end)
    return drafts


class Walk:
    """One pass over the lines that the header left."""

    def __init__(self, document: Document, lines: Sequence[Line], taken: set[int]) -> None:
        self._document = document
        self._lines = lines
        self._rest = [number for number in range(len(lines)) if number not in taken]
        self.score: Score | None = None
        self.bare: set[int] = set()
        """Lines that hold a score and nothing else."""

    def drafts(self) -> list[Draft]:
        """Give the drafts, the one without a heading first; sets ``score`` and ``bare``."""
        drafts = [Draft()]
        level = 9
        rest = len(self._rest)
        for place, number in enumerate(self._rest):
            line = self._lines[number]
            following = self._lines[self._rest[place + 1]] if place + 1 < rest else None
            draft = drafts[-1]
            special = draft.heading.special if draft.heading else None
            found = self._score_line(line, draft, place, rest)
            if found:
                self._keep(number, line, found)
                if line.kind is BlockKind.HEADING and special_of(line.text) is Special.VERDICT:
                    words = line.text[: found.mark.start].rstrip(" :–—-=(")
                    drafts.append(Draft(Heading(words, None, Special.VERDICT, 0), line))
                continue
            in_points = special in (Special.STRENGTHS, Special.WEAKNESSES)
            heading = heading_of(line, following, in_points=in_points)
            if heading and lone_score(line.text[heading.body :], loose=True):
                heading = None
            if heading and line.firm and line.level > level:
                # A sub-heading that announces nothing stays in its section.
                heading = heading if heading.special or heading.aspect else None
            if not heading:
                draft.add(line.block, line.start, line.end)
                continue
            if line.firm and not (line.level > level and draft.heading):
                level = line.level
            drafts.append(Draft(heading, line))
            if heading.body < len(line.text):
                drafts[-1].add(line.block, line.start + heading.body, line.end)
        return _signed(drafts, self._lines, self._document)

    def _score_line(self, line: Line, draft: Draft, place: int, rest: int) -> Found | None:
        if self.score or len(line.text) > 1000:
            return None
        if draft.heading and draft.heading.special is Special.RATING and not draft.pieces:
            return headed_score(line.text)
        found = labelled_score(line.text)
        if found:
            return found
        last = place >= rest - 1
        if last or place >= rest - _LAST_LINES or line.kind is BlockKind.HEADING:
            return lone_score(line.text, loose=last)
        opening = place < _OPENING_LINES and not draft.heading and len(line.text) <= 40
        return lone_score(line.text, loose=False) if opening else None

    def _keep(self, number: int, line: Line, found: Found) -> None:
        remark = line.text[slice(*found.line)].strip()
        self.score = score_of(self._document, line.block, line.start, line.text, found)
        if not remark:
            self.bare.add(number)


def score_of(document: Document, block: int, start: int, text: str, found: Found) -> Score:
    """Place a score found in ``text``, which begins at ``start`` of a block."""
    mark = found.mark
    place = document.blocks[block].span(start + mark.start, start + mark.end)
    line = text[slice(*found.line)].strip()
    written = text[mark.start : mark.end]
    return Score(mark.value, found.best, mark.worst, mark.scale, written, line, place)


def _signed(drafts: list[Draft], lines: Sequence[Line], document: Document) -> list[Draft]:
    """Read a list of "+" points with a list of "-" points below it as strengths and weaknesses."""
    if any(draft.heading and draft.heading.special is Special.STRENGTHS for draft in drafts):
        return drafts
    signs: dict[int, str] = {}
    for line in lines:
        sign = line.sign if line.sign in ("+", "-") else ""
        if not sign and line.kind is not BlockKind.HEADING and line.text[:2] in ("+ ", "− "):
            sign = "+" if line.text[0] == "+" else "-"
        if sign and line.first:
            signs[line.block] = sign
    if "+" not in signs.values() or "-" not in signs.values():
        return drafts
    result: list[Draft] = []
    for draft in drafts:
        marks = [signs.get(piece.block, "") for piece in draft.pieces]
        flat = "".join(mark or "." for mark in marks)
        if draft.heading and draft.heading.special:
            result.append(draft)
            continue
        at = flat.find("+-")
        if at == -1:
            result.append(draft)
            continue
        begin, end = at, at + 1
        while begin > 0 and flat[begin - 1] == "+":
            begin -= 1
        while end < len(flat) and flat[end] == "-":
            end += 1
        plus = [_unsigned(document, piece) for piece in draft.pieces[begin : at + 1]]
        minus = [_unsigned(document, piece) for piece in draft.pieces[at + 1 : end]]
        rest = draft.pieces[:begin] + draft.pieces[end:]
        result.append(Draft(draft.heading, draft.line, rest))
        result.append(Draft(Heading("+", None, Special.STRENGTHS, 0), None, plus))
        result.append(Draft(Heading("-", None, Special.WEAKNESSES, 0), None, minus))
    return result


def _unsigned(document: Document, piece: Piece) -> Piece:
    text = document.blocks[piece.block].text[piece.start : piece.end]
    return Piece(piece.block, piece.start + 2, piece.end) if text[:2] in ("+ ", "− ") else piece
