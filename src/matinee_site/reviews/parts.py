"""The parts of a review on their way in and out: from a file, and to the text that is checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import yaml

from matinee.catalogue import FilmRef
from matinee.catalogue.names import fold_title, slugify
from matinee.document import Document, read_text
from matinee.document.read import format_of
from matinee.review import Review, parse_review, render_review
from matinee_site.reviews.markup import listed, original


@dataclass(frozen=True, slots=True)
class SectionParts:
    """A section; the introduction is one without a heading."""

    heading: str
    aspect: str
    body: str


@dataclass(frozen=True, slots=True)
class ReviewParts:
    """What a review file says; texts are the author's Markdown."""

    title: str
    critic: str = ""
    slug: str = ""
    standfirst: str = ""
    published_at: date | None = None
    sections: Sequence[SectionParts] = ()
    strengths: str = ""
    weaknesses: str = ""
    verdict: str = ""
    score_value: float | None = None
    score_best: float | None = None
    score_written: str = ""
    score_line: str = ""
    language: str = "en"
    sample: bool = False
    header: Mapping[str, Sequence[Any]] = field(default_factory=dict)


class Written(Protocol):
    """What the text to check is made of: a review, saved or not."""

    title: str
    film: Any
    standfirst: str
    header: Mapping[str, Sequence[Any]]
    sections: Any

    @property
    def balance(self) -> Sequence[tuple[str, str]]:
        """Give the parts after the sections, each under its heading."""
        ...

    @property
    def further(self) -> Sequence[FilmRef]:
        """Give the other films that are reviewed in the same text."""
        ...


def read_parts(document: Document) -> ReviewParts:
    """Read a review file's parts; plain text and HTML become Markdown."""
    if format_of(document.path, document.source) != "markdown":
        metadata = document.metadata
        review = parse_review(document)
        document = read_text(render_review(review.content(document)), path=document.path)
        return _parts(document, parse_review(document), metadata)
    return _parts(document, parse_review(document), document.metadata)


def _parts(document: Document, review: Review, metadata: Mapping[str, Any]) -> ReviewParts:
    score = review.score
    title = review.headline or _text(metadata, "title") or review.title or "Untitled"
    sections = [
        SectionParts(
            part.heading, part.aspect.value if part.aspect else "", original(document, part.pieces)
        )
        for part in review.sections
    ]
    opening = original(document, review.opening)
    if opening:
        sections.insert(0, SectionParts("", "", opening))
    lists = {
        name: (listed if part.points else original)(document, part.pieces) if part else ""
        for name, part in (("strengths", review.strengths), ("weaknesses", review.weaknesses))
    }
    return ReviewParts(
        title=title[:300],
        critic=_text(metadata, "critic") or _text(metadata, "author"),
        slug=slugify(_text(metadata, "slug")),
        standfirst=_text(metadata, "standfirst") or _text(metadata, "description"),
        published_at=_date(metadata.get("published") or metadata.get("date")),
        sections=sections,
        verdict=original(document, review.verdict.pieces) if review.verdict else "",
        score_value=score.value if score else None,
        score_best=score.best if score else None,
        score_written=score.written[:60] if score else "",
        score_line=(score.line[:300] if score else "") or _text(metadata, "score_line"),
        language=_text(metadata, "language")[:20] or "en",
        sample=metadata.get("sample") is True,
        header=_header(review),
        **lists,
    )


@dataclass(frozen=True, slots=True)
class Composed:
    """A review as one text, and where each of ``bodies``, and the standfirst, begins in it."""

    text: str
    starts: Sequence[int]
    standfirst: int


def bodies(review: Written) -> list[str]:
    """Give the parts that are the author's prose: sections, then strengths, weaknesses, verdict."""
    sections = [block.value["body"] or "" for block in review.sections]
    return [*sections, *(text for _, text in review.balance)]


def compose(review: Written) -> Composed:
    """Write a review as one Markdown text with front matter, in which claims have their places."""
    # Where the film is known, a title above the text is as often the review's own.
    known = {"critic", "title"} if review.film else {"critic"}
    header = {name: values for name, values in review.header.items() if name not in known}
    fields: dict[str, Any] = {"matinee": 1, "headline": review.title, **header}
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    text = f"---\n{front}---\n"
    standfirst = _start(text, review.standfirst)
    text += _paragraph(review.standfirst)
    headings = [block.value["heading"] or "" for block in review.sections]
    balance = [heading if text.strip() else "" for heading, text in review.balance]
    starts = []
    for heading, body in zip([*headings, *balance], bodies(review), strict=True):
        if heading:
            text += _paragraph(f"## {heading}")
        starts.append(_start(text, body))
        text += _paragraph(body)
    return Composed(text, starts, standfirst)


def about_further(review: Written) -> dict[str, list[int]]:
    """Give by film which sections are about the further films of a piece, by their places.

    A section whose heading has a further film's title is about that one, and so are those after it
    that have no heading.
    """
    titles = {fold_title(film.title): film.id for film in review.further}
    found: dict[str, list[int]] = {}
    current = None
    for place, block in enumerate(review.sections):
        heading = fold_title(block.value["heading"] or "")
        if heading:
            named = [key for title, key in titles.items() if f" {title} " in f" {heading} "]
            current = named[0] if named else None
        if current:
            found.setdefault(current, []).append(place)
    return found


def _start(text: str, body: str) -> int:
    # A part is written without the blank lines around it, but its places are the author's.
    return len(text) + 1 - (len(body) - len(body.lstrip()))


def _paragraph(text: str) -> str:
    return f"\n{text.strip()}\n" if text.strip() else ""


def _header(review: Review) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for fact in review.header:
        values = found.setdefault(fact.field.value, [])
        for value in fact.values:
            who = value.character
            written = {"name": value.text, "character": who.text} if who else value.text
            if written not in values:
                values.append(written)
    return found


def _text(metadata: Mapping[str, Any], name: str) -> str:
    value = metadata.get(name)
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
