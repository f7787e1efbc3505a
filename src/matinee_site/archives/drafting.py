"""Makes a review or an article, not saved yet, of an item of an archive."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote

from matinee.archive import Comment, Item
from matinee.archive.headings import plain
from matinee.archive.review_fields import ReviewFields
from matinee.catalogue.names import slugify
from matinee.document import read_text
from matinee_site.archives.book import Finder
from matinee_site.archives.conversion import Surroundings, TooLongError, convert
from matinee_site.archives.items import first, host_of
from matinee_site.archives.shaping import Scoring, Section, scoring, sectioned, shaped
from matinee_site.archives.words import Becomes
from matinee_site.reviews.parts import read_parts

MAX_TITLE = 300
MAX_STANDFIRST = 1000
MAX_REMARK = 20_000
_TAGS = 40
_PUBLIC = ("", "publish", "published", "future")
_UNFILED = frozenset({"uncategorized", "uncategorised", "unkategorisiert", "non classé"})
_RULE = re.compile(r"\A(?:-{3,}|\+{3,})[ \t]*\n")
_OUR_PICTURE = re.compile(r"(!\[[^\]]*\]\()\s*<?picture:", re.IGNORECASE)
_IMAGE = re.compile(
    r"!\[((?:[^\[\]\\]|\\.){0,500})\]\(<?([^()\s<>]{1,1000})>?((?:\s+[\"'][^\n]*?)?)\)"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A reader's comment: ``text`` in Markdown, ``parent`` the one it answers, by ``id``."""

    id: str
    parent: str
    name: str
    text: str
    posted: datetime | None
    shown: bool
    email: str = field(default="", repr=False)
    ip: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece to be made: ``fields`` are its model's, ``critic`` a name; times are without zone.

    ``also`` has the rows that belong to it: further films, films and people of an article.
    """

    becomes: str
    fields: Mapping[str, Any]
    critic: str
    live: bool
    published: datetime | None
    modified: datetime | None
    comments: Sequence[Remark] = ()
    notes: Sequence[str] = field(default_factory=tuple)
    login: str = ""
    critic_slug: str = ""
    created: datetime | None = None
    also: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


def draft_of(
    item: Item, becomes: str, fields: ReviewFields, finder: Finder, *, scale: float | None
) -> Draft:
    """Write an item as a piece; raise TooLongError or DocumentError where its text cannot be."""
    notes: list[str] = []
    watched = first(item.metadata, "watched")
    published = _moment(item.modified if watched else item.date)
    title = _title(item, notes)
    own: dict[str, Any] = {
        "title": title,
        "slug": slugify(unquote(item.slug) or title)[:110],
        "standfirst": "",
        "published_at": published.date() if published else None,
        "language": item.language or "en",
        "tags": _tags(item),
    }
    if becomes == Becomes.REVIEW:
        own |= _review(item, fields, finder, scale, notes)
        own["watched_at"] = seen.date() if (seen := _moment(watched)) else None
    else:
        own["kind"] = "page" if becomes == Becomes.PAGE else "essay"
        own["sections"] = _raw(sectioned(_markdown(item, finder, notes)))
    own["standfirst"] = own["standfirst"] or _standfirst(item, own, notes)
    live = item.status in _PUBLIC and not item.password
    if not live:
        why = "it has a password" if item.password else f"its status is '{item.status}'"
        notes.append(f"a draft here: {why}")
    comments = [_remark(each) for each in item.comments if each.kind in ("comment", "")]
    if len(comments) < len(item.comments):
        notes.append(f"{len(item.comments) - len(comments)} pingbacks were left out")
    return Draft(
        becomes,
        own,
        item.author,
        live,
        published,
        _moment(item.modified),
        comments,
        tuple(notes),
        first(item.metadata, "author_login") if item.editor else "",
    )


def _remark(comment: Comment) -> Remark:
    try:
        text = convert(comment.text, Surroundings()).markdown
    except TooLongError:
        text = f"{comment.text[:MAX_REMARK]} …"
    return Remark(
        comment.id,
        comment.parent,
        plain(comment.author)[:200] or "Anonymous",
        text,
        _moment(comment.date),
        comment.approved,
        comment.email,
        comment.ip,
    )


def _review(
    item: Item, fields: ReviewFields, finder: Finder, scale: float | None, notes: list[str]
) -> dict[str, Any]:
    if item.format == "markdown" and not item.editor:
        parts = _from_markdown(item, finder, notes)
    else:
        text = shaped(_markdown(item, finder, notes))
        parts = {
            "sections": _raw(text.sections),
            "strengths": text.strengths,
            "weaknesses": text.weaknesses,
            "verdict": text.verdict,
            **_score_fields(text.score),
        }
    for name, points in (("strengths", fields.strengths), ("weaknesses", fields.weaknesses)):
        listed = [" ".join(_small(point).split()) for point in points]
        parts[name] = _joined(parts[name], "\n".join(f"- {point}" for point in listed if point))
    parts["verdict"] = _joined(parts["verdict"], _small(fields.verdict))
    given = _given(item, fields, scale)
    if given:
        parts |= _score_fields(given)
    if fields.marks:
        told = ", ".join(f"{name} {mark.value:g}/{mark.best:g}" for name, mark in fields.marks)
        notes.append(f"scores of its aspects, which have no place here: {told}")
    parts["rewatch"] = bool(first(item.metadata, "rewatch"))
    return parts


def _given(item: Item, fields: ReviewFields, scale: float | None) -> Scoring | None:
    """Give the score that a field states; it goes before one that the text states."""
    rating = item.rating or fields.rating
    line = " ".join(_small(fields.line).split())
    if rating:
        return scoring(rating.value, rating.best, line=line)
    if not fields.written:
        return None
    try:
        value = float(fields.written.replace(",", "."))
    except ValueError:
        return scoring(None, None, written=fields.written, line=line)
    if scale is None or value > scale:
        return scoring(value, None, written=fields.written, line=line)
    return scoring(value, scale, line=line)


def _from_markdown(item: Item, finder: Finder, notes: list[str]) -> dict[str, Any]:
    """Read a Markdown review as ``matinee publish`` does: front matter, header, parts."""
    text = _with_pictures(item, finder, notes)
    parts = read_parts(read_text(text, path="text.md"))
    score = scoring(
        parts.score_value, parts.score_best, written=parts.score_written, line=parts.score_line
    )
    return {
        "sections": _raw(Section(p.heading, p.aspect, p.body) for p in parts.sections),
        "strengths": parts.strengths,
        "weaknesses": parts.weaknesses,
        "verdict": parts.verdict,
        "header": dict(parts.header),
        "standfirst": parts.standfirst,
        **_score_fields(score),
    }


def _markdown(item: Item, finder: Finder, notes: list[str]) -> str:
    """Give an item's text as Markdown, the picture that stood above it first."""
    if item.format == "html":
        done = convert(
            item.text,
            Surroundings(
                picture=finder.picture,
                gallery=finder.gallery,
                host=host_of(item),
                footnotes=_kept_footnotes(item),
                wordpress=bool(item.editor) or "\n\n" in item.text,
            ),
        )
        notes += done.notes
        text = done.markdown
    elif item.format == "markdown":
        text = _body(_with_pictures(item, finder, notes))
    else:
        text = convert(_paragraphs(item.text), Surroundings(wordpress=False)).markdown
    number = finder.featured(first(item.metadata, "_thumbnail_id"))
    if number is not None and f"(picture:{number}" not in text:
        text = f"![](picture:{number})\n\n{text}"
    return _RULE.sub("", text)


def _paragraphs(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", escaped) if part.strip())


def _with_pictures(item: Item, finder: Finder, notes: list[str]) -> str:
    """Give a Markdown file with its pictures by their numbers, others' as links."""

    def shown(match: re.Match[str]) -> str:
        number = finder.picture([match[2]], "")
        if number is not None:
            return f"![{match[1]}](picture:{number}{match[3]})"
        notes.append(f"picture not in the archive: {match[2]}")
        return f"[{match[1] or 'picture'}]({match[2]})" if "://" in match[2] else match[1]

    # Another site's numbers are not ours.
    return _IMAGE.sub(shown, _OUR_PICTURE.sub(r"\1missing:", item.text))


def _body(text: str) -> str:
    document = read_text(text, path="text.md")
    start = min((block.span(0, 0).start for block in document.blocks), default=0)
    begin = text.rfind("\n", 0, start) + 1
    return text[begin:] if document.metadata else text


def _kept_footnotes(item: Item) -> dict[str, str]:
    """Give the footnotes that WordPress's editor keeps in a field, by identifier."""
    try:
        notes = json.loads(first(item.metadata, "footnotes") or "[]")
    except (ValueError, RecursionError):
        return {}
    found = {}
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, dict) and isinstance(note.get("content"), str):
            found[str(note.get("id"))] = note["content"]
    return found


def _standfirst(item: Item, own: Mapping[str, Any], notes: list[str]) -> str:
    """Give the words under the title: the excerpt that somebody wrote."""
    if not item.excerpt.strip():
        return ""
    text = _small(item.excerpt).replace("\n\n", " ").strip()
    if len(text) <= MAX_STANDFIRST:
        return text
    notes.append("its excerpt was longer than a standfirst and stands before the text")
    own["sections"].insert(0, {"heading": "", "aspect": "", "body": _small(item.excerpt)})
    return ""


def _title(item: Item, notes: list[str]) -> str:
    title = plain(item.title)
    if len(title) <= MAX_TITLE:
        return title or "Untitled"
    notes.append(f"its title had {len(title):,} characters and was cut")
    return title[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _tags(item: Item) -> list[str]:
    filed = (tag.strip()[:100] for tag in (*item.categories, *item.tags))
    wanted = (tag for tag in filed if tag and tag.lower() not in _UNFILED)
    return list(dict.fromkeys(wanted))[:_TAGS]


def _small(html: str) -> str:
    """Give a field's words as Markdown: no pictures, no shortcodes."""
    return convert(html, Surroundings()).markdown if html.strip() else ""


def _joined(text: str, more: str) -> str:
    if not more or more in text:
        return text
    return f"{text}\n\n{more}" if text.strip() else more


def _raw(sections: Any) -> list[dict[str, str]]:
    return [{"heading": s.heading, "aspect": s.aspect, "body": s.body} for s in sections]


def _score_fields(score: Scoring) -> dict[str, Any]:
    return {
        "score_value": score.value,
        "score_best": score.best,
        "score_written": score.written,
        "score_line": score.line,
        "score_scale": score.scale,
    }


def _moment(written: str | None) -> datetime | None:
    if not written:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        try:
            found = datetime.combine(date.fromisoformat(written[:10]), datetime.min.time())
        except ValueError:
            return None
    return found.replace(tzinfo=None)
