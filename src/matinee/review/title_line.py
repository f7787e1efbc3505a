"""Reads the first line of a review: the film's title, in the forms people head a review with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matinee.document import BlockKind
from matinee.review.facts import Fact, Value, label_fields
from matinee.review.header_line import header_facts, title_facts
from matinee.review.headings import all_known, is_information
from matinee.review.lines import Line
from matinee.review.model import HeaderField
from matinee.review.score_lines import labelled_score, lone_score

_REVIEW_OF = re.compile(
    r"(?:(?:(?:short|film|movie|blu-ray|dvd|cinema)\s)?review\s?[:–—|-]\s*|(?:a\s)?review\sof\s)(?P<title>.+)",
    re.IGNORECASE,
)
_REVIEW_END = re.compile(
    r"\s*[:–—|(-]?\s*(?:(?:film|movie|blu-ray|dvd)\s)?review\)?$", re.IGNORECASE
)
_DASH = re.compile(r"\s+[–—|·-]\s+")
_PROSE_FROM = 4
_QUOTES = "“”\"‘’'"


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The facts of a title line; ``headline`` where it says more than the film."""

    facts: tuple[Fact, ...] = ()
    headline: str | None = None


def title_line(lines: Sequence[Line], known: str | None) -> TitleLine | None:
    """Read the first line as a title; ``known`` is the film's title by the front matter.

    None when the line is a section's heading, a header line or prose.
    """
    line = lines[0]
    if len(line.text) > 200 or line.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return None
    if labelled_score(line.text) or lone_score(line.text, loose=False):
        return None
    bold = line.kind is BlockKind.PARAGRAPH and line.strong == len(line.text)
    heading = line.kind is BlockKind.HEADING
    if not (heading or bold) and _is_sentence(line.text):
        return None
    label = line.text.partition(":")[0]
    if len(label) < 20 and label_fields(label) and header_facts(line.text, line.strong):
        return None
    begin, end = _without_review(line.text)
    stem = line.text[begin:end]
    facts = title_facts(stem, heading=heading or bold)
    if facts:
        whole = max(fact.end for fact in facts) >= len(stem.rstrip(" )].")) - 1
        return TitleLine(_shifted(facts, begin), None if whole else line.text)
    if not (heading or bold) or not _may_be_title(lines, bold):
        return None
    return _bare_title(lines, begin, end, known)


def _is_sentence(text: str) -> bool:
    """Say whether a line is prose: some words and a full stop ("It begins like Ran (1985).")."""
    return text.rstrip()[-1:] in ".!?" and len(text.split()) >= _PROSE_FROM


def _may_be_title(lines: Sequence[Line], bold: bool) -> bool:
    line = lines[0]
    top = line.kind is BlockKind.HEADING and line.firm and line.level == 1
    if not top and all_known(line.text):
        return False
    if is_information(line.text) or header_facts(line.text, line.strong):
        return False
    if not bold:
        return True
    # A bold line may be anything: header lines below it say that it is the title.
    below = lines[1] if len(lines) > 1 else None
    return below is not None and (
        below.kind is BlockKind.CELL or bool(header_facts(below.text, below.strong))
    )


def _bare_title(lines: Sequence[Line], begin: int, end: int, known: str | None) -> TitleLine | None:
    line = lines[0]
    parts = _DASH.split(line.text[begin:end], maxsplit=1)
    if len(parts) == 2 and (facts := header_facts(parts[1])):
        stop = begin + len(parts[0])
        name = Fact(HeaderField.TITLE, (Value(begin, stop),), begin, stop)
        return TitleLine((name, *_shifted(facts, end - len(parts[1]))))
    stem = line.text[begin:end].strip(_QUOTES)
    if known and stem.casefold() != known.casefold():
        return TitleLine((), line.text) if line.firm and line.level == 1 else None
    if _labelled_title(lines):
        return TitleLine((), line.text)
    at = line.text.find(stem)
    place = at, at + len(stem)
    return TitleLine((Fact(HeaderField.TITLE, (Value(*place),), *place),))


def _labelled_title(lines: Sequence[Line]) -> bool:
    return any(
        fact.field is HeaderField.TITLE
        for line in lines[1:6]
        if len(line.text) <= 160
        for fact in header_facts(line.text, line.strong)
    )


def _shifted(facts: Sequence[Fact], by: int) -> tuple[Fact, ...]:
    return tuple(
        replace(
            fact,
            values=tuple(
                replace(value, start=value.start + by, end=value.end + by) for value in fact.values
            ),
            start=fact.start + by,
            end=fact.end + by,
        )
        for fact in facts
    )


def _without_review(text: str) -> tuple[int, int]:
    """Give the place of a title without "Review:" before or "review" behind it."""
    begin, end = 0, len(text)
    match = _REVIEW_OF.fullmatch(text)
    if match:
        begin = match.start("title")
    tail = _REVIEW_END.search(text, begin)
    if tail and tail.start() > begin:
        end = tail.start()
    return begin, end
