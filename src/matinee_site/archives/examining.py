"""Examines one item of an archive: which film, what it becomes, its text, what the check finds.

This is what processes do side by side: it asks the database and writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from matinee.archive import Item
from matinee.archive.headings import plain
from matinee.archive.matching import Decision, Match, Matcher
from matinee.archive.review_fields import ReviewFields, review_fields
from matinee.catalogue import FilmRef
from matinee.document import Directive, DocumentError, Span
from matinee_site.archives.becoming import proposal
from matinee_site.archives.book import PictureBook
from matinee_site.archives.drafting import Draft, draft_of
from matinee_site.archives.items import old_paths
from matinee_site.archives.near import near_films
from matinee_site.archives.own_drafts import film_key, is_own, own_draft
from matinee_site.archives.words import OF_A_FILM, PIECES, Becomes
from matinee_site.catalogue.models import Film
from matinee_site.reviews.checking import (
    Mention,
    Outcome,
    check_review,
    mentions_of,
    site_catalogue,
    site_checker,
)
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models import Acceptance, Article, Review
from matinee_site.reviews.parts import bodies

_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """An item to be examined, with what somebody has decided on it.

    ``film`` is a catalogue key when ``film_chosen``, '' for none; ``elsewhere`` says what else of
    the archive tells the same.
    """

    item: Item
    key: str
    place: int
    state: str
    chosen: str = ""
    film: str = ""
    film_chosen: bool = False
    elsewhere: str = ""
    liked: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to know of an item; ``outcome`` and ``html`` belong to ``draft``."""

    key: str
    place: int
    state: str
    source: str
    kind: str
    title: str
    address: str
    date: str
    author: str
    proposed: str
    becomes: str
    decision: str
    confidence: float
    why: str
    found: FilmRef | None
    film: FilmRef | None
    candidates: Sequence[tuple[str, str, float]] = ()
    draft: Draft | None = None
    outcome: Outcome | None = None
    mentions: Sequence[Sequence[Mention]] = ()
    html: Sequence[str] | None = None
    notes: Sequence[str] = field(default_factory=tuple)
    paths: Sequence[str] = ()
    item: Item | None = None
    liked: bool = False

    @property
    def findings(self) -> int:
        """How many mistakes the check would show."""
        return self.outcome.findings if self.outcome else 0


class Examiner:
    """Examines items one after the other, against the site's catalogue."""

    def __init__(self, book: PictureBook, *, scale: float | None, now: datetime) -> None:
        """``book`` has the archive's pictures, ``scale`` what bare figures are out of."""
        self._book = book
        self._scale = scale
        self._now = now
        self._matcher = Matcher(site_catalogue(), near=near_films)
        self._films: dict[str, Film | None] = {}
        told = Acceptance.objects.filter(review=None, article=None)
        self._accepted = [
            Directive("allow", *row, Span(0, 0))
            for row in told.values_list("rule", "words", "reason")
        ]

    def __call__(self, asked: Asked) -> Examined:
        """Examine an item."""
        fields = review_fields(asked.item.metadata)
        item = _with_hints(asked.item, fields)
        match = self._match(item)
        proposed, why = proposal(item, match, fields, elsewhere=asked.elsewhere)
        becomes = asked.chosen or proposed
        film = self._film(asked, match) if becomes in OF_A_FILM else None
        examined = Examined(
            asked.key,
            asked.place,
            asked.state,
            item.source,
            item.kind.value,
            plain(item.title),
            item.address,
            item.date or "",
            item.author,
            proposed,
            becomes,
            match.decision.value if proposed in OF_A_FILM else "",
            match.confidence if proposed in OF_A_FILM else 0.0,
            why or (match.why if proposed in OF_A_FILM else ""),
            match.film if proposed in OF_A_FILM else None,
            film.ref if film else None,
            tuple((ref.id, str(ref), sure) for ref, sure in match.candidates[:_CANDIDATES]),
            paths=old_paths(item, becomes),
            item=None if becomes in PIECES else item,
            liked=asked.liked,
        )
        if becomes not in PIECES:
            return examined
        try:
            finder = self._book.finder(item)
            if is_own(item):
                draft = own_draft(item.text, becomes, self._book.by_path)
            else:
                draft = draft_of(item, becomes, fields, finder, scale=self._scale)
            if asked.liked and becomes == Becomes.REVIEW:
                draft = replace(draft, fields={**draft.fields, "liked": True})
        except (ValueError, RecursionError) as error:
            why = f"its text cannot be read: {error}"
            return replace(examined, becomes=Becomes.NOTHING, why=why, item=item)
        return self._checked(replace(examined, draft=draft, notes=draft.notes), draft, film)

    def _match(self, item: Item) -> Match:
        if item.kind.value in ("attachment", "page"):
            return Match(None, Decision.UNMATCHED, 0.0, "")
        if is_own(item):
            film = Film.objects.filter(key=film_key(item)).first()
            if film:
                sure = ((film.ref, 1.0),)
                return Match(film.ref, Decision.MATCHED, 1.0, "the export names it", sure)
            if not item.film.titles:
                return Match(None, Decision.UNMATCHED, 0.0, "it was of no film")
        return self._matcher.match(item)

    def _film(self, asked: Asked, match: Match) -> Film | None:
        key = asked.film if asked.film_chosen else (match.film.id if match.film else "")
        if not key:
            return None
        if key not in self._films:
            self._films[key] = Film.objects.filter(key=key).first()
        return self._films[key]

    def _checked(self, examined: Examined, draft: Draft, film: Film | None) -> Examined:
        """Check the text and print it, as its publication would."""
        piece = unsaved(draft, film)
        try:
            if isinstance(piece, Article):
                mentions = mentions_of(piece, checker=site_checker())
                html = linked_parts(bodies(piece), mentions, film=None)
                return replace(examined, mentions=mentions, html=html)
            outcome = check_review(
                review=piece,
                film=film.ref if film else None,
                checker=site_checker(),
                now=self._now,
                accepted=self._accepted,
            )
        except DocumentError as error:
            return replace(examined, notes=(*examined.notes, f"not checked: {error}"))
        html = linked_parts(bodies(piece), outcome.mentions, film=film)
        return replace(examined, outcome=outcome, mentions=outcome.mentions, html=html)


def unsaved(draft: Draft, film: Film | None) -> Review | Article:
    """Give the piece that a draft is, not saved."""
    fields: dict[str, Any] = dict(draft.fields)
    fields["sections"] = [("section", section) for section in fields["sections"]]
    if draft.becomes == Becomes.REVIEW:
        return Review(**fields, film=film)
    return Article(**fields)


def examiner_here(book: PictureBook, scale: float | None, now: datetime | None = None) -> Examiner:
    """Make an examiner in this process, which has the site open."""
    return Examiner(book, scale=scale, now=now or timezone.now())


def _with_hints(item: Item, fields: ReviewFields) -> Item:
    """Let the fields of a plugin say the film, where the item itself does not."""
    said = fields.film
    if item.film.titles or item.film.imdb_id or not (said.titles or said.imdb_id or said.year):
        return item
    return replace(item, film=said)
