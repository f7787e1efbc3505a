"""Writes a review's content as Markdown with front matter that reads back as the same content."""

import re
from collections.abc import Iterator
from typing import Any

from matinee.document import BlockKind
from matinee.review.content import (
    FactContent,
    PartContent,
    Passage,
    ReviewContent,
    ScoreContent,
)
from matinee.review.headings import aspect_of
from matinee.review.metadata import LAYOUT_KEY
from matinee.review.model import HeaderField

LAYOUT = 1
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|#]")
_LEAD = re.compile(r"([+\-=:]|\d{1,9}(?=[.)]))")


def render_review(content: ReviewContent) -> str:
    """Render the content: the facts and the score in front matter, the text below it.

    The field ``matinee`` in the front matter says that the structure is explicit: headings of the
    second level are the sections, and no line of the text is read as a header line or a score.
    """
    parts = [*_body(content.introduction)]
    for section in content.sections:
        parts += [_heading(section.heading), *_body(section.body)]
    for part in (content.strengths, content.weaknesses, content.verdict):
        parts += _part(part)
    text = "\n\n".join(parts)
    front = f"---\n{_front_matter(content)}---\n"
    return f"{front}\n{text}\n" if text else front


def _front_matter(content: ReviewContent) -> str:
    fields: dict[str, Any] = {LAYOUT_KEY: LAYOUT}
    if content.headline:
        fields["headline"] = content.headline
    for fact in content.header:
        fields[fact.field.value] = _values(fact)
    aspects = {
        section.heading: section.aspect.value if section.aspect else None
        for section in content.sections
        if section.aspect is not aspect_of(section.heading)
    }
    if aspects:
        fields["aspects"] = aspects
    if content.score:
        fields["score"] = _score(content.score)
    # Rendering is rare, and PyYAML slow to import: a check that only reads does without it.
    import yaml

    written: str = yaml.safe_dump(
        fields, allow_unicode=True, sort_keys=False, width=10_000_000, default_flow_style=False
    )
    return written


def _values(fact: FactContent) -> object:
    values: list[object] = [
        {"name": name, "character": role} if role else name for name, role in fact.values
    ]
    single = fact.field in (HeaderField.TITLE, HeaderField.YEAR, HeaderField.RUNTIME)
    if single and len(values) == 1 and isinstance(values[0], str):
        number = values[0]
        whole = number.isascii() and number.isdigit() and str(int(number)) == number
        return int(number) if whole and fact.field is not HeaderField.TITLE else number
    return values


def _score(score: ScoreContent) -> dict[str, Any]:
    fields = {
        "written": score.written,
        "value": score.value,
        "best": score.best,
        "worst": score.worst,
        "scale": score.scale.value,
        "line": score.line,
    }
    return {key: value for key, value in fields.items() if value not in (None, "")}


def _part(part: PartContent | None) -> Iterator[str]:
    if part:
        yield _heading(part.heading)
        yield from _body(part.body)


def _heading(text: str) -> str:
    return f"## {_escape(text)}"


def _body(body: tuple[Passage, ...]) -> Iterator[str]:
    run: list[str] = []
    for passage in body:
        text = _marked(passage)
        if passage.kind is BlockKind.ITEM:
            run.append(f"- {text}")
            continue
        if run:
            yield "\n".join(run)
            run = []
        if passage.kind is BlockKind.HEADING:
            yield f"### {text}"
        elif passage.kind is BlockKind.QUOTE:
            yield f"> {text}"
        else:
            yield text
    if run:
        yield "\n".join(run)


def _marked(passage: Passage) -> str:
    """Write the marked words: with stars where that is safe, else with tags."""
    text = passage.text
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, list[tuple[int, str]]] = {}
    for mark in passage.marks:
        begin, end = _mark(passage, mark.start, mark.end, mark.mark)
        opens.setdefault(mark.start, []).append((-mark.end, begin))
        closes.setdefault(mark.end, []).append((-mark.start, end))
    cuts = sorted({0, len(text), *opens, *closes})
    written: list[str] = []
    for at, until in zip(cuts, [*cuts[1:], len(text)], strict=True):
        written += [tag for _, tag in sorted(closes.get(at, ()))]
        written += [tag for _, tag in sorted(opens.get(at, ()))]
        written.append(_escape(text[at:until], lead=at == 0 and at not in opens))
    return "".join(written)


def _mark(passage: Passage, start: int, end: int, mark: str) -> tuple[str, str]:
    text = passage.text
    around = text[max(0, start - 1) : start], text[end : end + 1]
    alone = not any(
        other.start <= end and start <= other.end
        for other in passage.marks
        if (other.start, other.end, other.mark) != (start, end, mark)
    )
    safe = alone and text[start].isalnum() and text[end - 1].isalnum()
    if safe and not any(beside.isalnum() for beside in around):
        stars = "*" if mark == "italic" else "**"
        return stars, stars
    tag = "em" if mark == "italic" else "strong"
    return f"<{tag}>", f"</{tag}>"


def _escape(text: str, *, lead: bool = True) -> str:
    """Write text so that Markdown reads it as it stands."""
    written = _SPECIAL.sub(r"\\\g<0>", text)
    if lead and (match := _LEAD.match(written)):
        at = match.end() if match[0][0].isdigit() else 0
        written = f"{written[:at]}\\{written[at:]}"
    return written
