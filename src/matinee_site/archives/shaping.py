"""Cuts a text into the parts of a review or an article, at its own headings, and loses no word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from matinee.document import DocumentError, read_text
from matinee.review import Scale as Written
from matinee.review import Score, parse_review
from matinee.review.headings import Special, aspect_of, special_of
from matinee_site.archives.conversion import footnotes_with
from matinee_site.reviews.models import Scale

MAX_HEADING = 300
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: +#+)?$")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_LABEL = re.compile(
    r"\b(?:my|our|the|final|overall|critic['’]?s?|film|movie|star|rating|rated|score|grade|stars|mark|verdict)\b"
    r"|[\s:=–—*_.()\[\]|-]",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|(?<!\\)(\*{1,3}|~~|(?<!\w)_{1,2}|_{1,2}(?!\w))")
_SCALES = {5.0: Scale.FIVE, 4.0: Scale.FOUR, 10.0: Scale.TEN, 100.0: Scale.PERCENT}
_FIELDS = {
    Special.STRENGTHS: "strengths",
    Special.WEAKNESSES: "weaknesses",
    Special.VERDICT: "verdict",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text: its heading as words, what it is about, its Markdown."""

    heading: str = ""
    aspect: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Scoring:
    """A score as the site keeps it."""

    value: float | None = None
    best: float | None = None
    written: str = ""
    line: str = ""
    scale: str = Scale.OTHER


@dataclass(frozen=True, slots=True)
class Shaped:
    """The parts of a review."""

    sections: Sequence[Section] = ()
    strengths: str = ""
    weaknesses: str = ""
    verdict: str = ""
    score: Scoring = field(default_factory=Scoring)


def sectioned(markdown: str) -> list[Section]:
    """Cut a text at its highest headings; what stands before the first has no heading."""
    lines = markdown.split("\n")
    found = list(_headings(lines))
    if not found:
        return [Section(body=markdown.strip("\n"))] if markdown.strip() else []
    level = min(depth for _, depth, _ in found)
    cuts = [(at, words) for at, depth, words in found if depth == level]
    bodies = ["\n".join(lines[: cuts[0][0]])]
    for number, (at, _) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else len(lines)
        bodies.append("\n".join(lines[at + 1 : end]))
    bodies = footnotes_with([body.strip("\n") for body in bodies])
    sections = [Section(body=bodies[0])] if bodies[0].strip() else []
    for (_, words), body in zip(cuts, bodies[1:], strict=True):
        heading = _plain(words)
        if len(heading) > MAX_HEADING:
            # Longer than a heading can be: its words stay in the text.
            sections.append(Section(body=f"**{words}**\n\n{body}"))
            continue
        aspect = aspect_of(heading)
        sections.append(Section(heading, aspect.value if aspect else "", body))
    return sections


def shaped(markdown: str) -> Shaped:
    """Cut a review into its parts: sections, then what it ends with, and the score it gives."""
    score, markdown = _scored(markdown)
    sections = sectioned(markdown)
    parts: dict[str, str] = {}
    while sections and (name := _part(sections[-1])) and name not in parts:
        if not sections[-1].body.strip():
            break
        parts[name] = sections.pop().body
    if not sections and parts:
        # A text that is a verdict alone is a text.
        return Shaped(sectioned(markdown), score=score)
    return Shaped(sections, score=score, **parts)


def scoring(
    value: float | None, best: float | None, *, written: str = "", line: str = ""
) -> Scoring:
    """Give a score on the scale that it was given on."""
    scale = _SCALES.get(best or 0.0, Scale.OTHER)
    if value is not None and scale in (Scale.FIVE, Scale.FOUR) and value * 2 % 1:
        scale = Scale.OTHER
    if not written and value is not None:
        written = f"{value:g}/{best:g}" if best else f"{value:g}"
    return Scoring(value, best, written[:60], " ".join(line.split())[:300], scale)


def _part(section: Section) -> str:
    special = special_of(section.heading) if section.heading else None
    return _FIELDS.get(special, "") if special else ""


def _scored(markdown: str) -> tuple[Scoring, str]:
    """Find the score in a text; a paragraph that is nothing but the score goes with it."""
    try:
        score = parse_review(read_text(f"\n{markdown}", path="text.md")).score
    except DocumentError:
        return Scoring(), markdown
    if score is None:
        return Scoring(), markdown
    return _kept(score), _without(markdown, score.written)


def _kept(score: Score) -> Scoring:
    given = scoring(score.value, score.best, written=score.written, line=score.line)
    if score.scale is Written.LETTER:
        return Scoring(None, None, score.written[:60], given.line, Scale.LETTERS)
    return given


def _without(markdown: str, written: str) -> str:
    paragraphs = re.split(r"\n{2,}", markdown)
    for place in (len(paragraphs) - 1, 0):
        words = paragraphs[place].replace("\\", "")
        if written in words and not _LABEL.sub("", words.replace(written, "", 1)):
            return "\n\n".join(paragraphs[:place] + paragraphs[place + 1 :])
    return markdown


def _headings(lines: Sequence[str]) -> "list[tuple[int, int, str]]":
    found, fence = [], ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        heading = None if fence else _HEADING.match(line)
        if heading:
            found.append((at, len(heading[1]), heading[2].strip()))
    return found


def _plain(words: str) -> str:
    """Give a heading's words without the marks of emphasis, links as their words."""
    words = re.sub(r"(?<!\\)!?\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)", r"\1", words)
    return " ".join(_MARKS.sub(lambda found: found[1] or "", words).split())
