"""Examines one item of an archive: which film, what it becomes, its text, what the check finds.

This is what processes do side by side: it asks the database and writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

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
    site_checker,
)
from matinee_site.reviews.linking import Text, linked_together
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
    """Examines items, a few at once, against the site's catalogue."""

    def __init__(self, book: PictureBook, *, scale: float | None, now: datetime) -> None:
        """``book`` has the archive's pictures, ``scale`` what bare figures are out of."""
        self._book = book
        self._scale = scale
        self._now = now
        self._checker = site_checker()
        # What the matcher has asked of a film need not be asked again for the check.
        self._matcher = Matcher(self._checker.catalogue, near=near_films)
        self._films: dict[str, Film | None] = {}
        told = Acceptance.objects.filter(review=None, article=None)
        self._accepted = [
            Directive("allow", *row, Span(0, 0))
            for row in told.values_list("rule", "words", "reason")
        ]

    def __call__(self, several: Sequence[Asked]) -> list[Examined]:
        """Examine items; what they ask of the catalogue is asked for all of them together."""
        self._checker.refresh()
        told = [(asked, review_fields(asked.item.metadata)) for asked in several]
        items = [_with_hints(asked.item, fields) for asked, fields in told]
        matches = self._matches(items)
        self._learn(several, matches)
        examined = [
            self._examined(asked, item, fields, match)
            for (asked, fields), item, match in zip(told, items, matches, strict=True)
        ]
        printed = iter(linked_together([text for _, text in examined if text]))
        return [replace(each, html=next(printed)) if text else each for each, text in examined]

    def _examined(
        self, asked: Asked, item: Item, fields: ReviewFields, match: Match
    ) -> tuple[Examined, Text | None]:
        """Examine an item; give also its text as it is to be printed, if it was checked."""
        proposed, why = proposal(item, match, fields, elsewhere=asked.elsewhere)
        becomes = asked.chosen or proposed
        film = self._films.get(_film_of(asked, match)) if becomes in OF_A_FILM else None
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
            return examined, None
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
            return replace(examined, becomes=Becomes.NOTHING, why=why, item=item), None
        return self._checked(replace(examined, draft=draft, notes=draft.notes), draft, film)

    def _matches(self, items: Sequence[Item]) -> list[Match]:
        stated = [_stated(item) for item in items]
        others = [item for item, match in zip(items, stated, strict=True) if match is None]
        matched = iter(self._matcher.match_together(others))
        return [match or next(matched) for match in stated]

    def _learn(self, several: Sequence[Asked], matches: Sequence[Match]) -> None:
        """Ask for the films that items are about."""
        keys = {_film_of(asked, match) for asked, match in zip(several, matches, strict=True)}
        new = keys - self._films.keys() - {""}
        self._films |= dict.fromkeys(new)
        self._films |= {film.key: film for film in Film.objects.filter(key__in=new)}

    def _checked(
        self, examined: Examined, draft: Draft, film: Film | None
    ) -> tuple[Examined, Text | None]:
        """Check the text, as its publication would."""
        piece = unsaved(draft, film)
        if isinstance(piece, Article):
            mentions = mentions_of(piece, checker=self._checker)
            return replace(examined, mentions=mentions), Text(bodies(piece), mentions, None)
        try:
            outcome = check_review(
                review=piece,
                film=film.ref if film else None,
                checker=self._checker,
                now=self._now,
                accepted=self._accepted,
            )
        except DocumentError as error:
            return replace(examined, notes=(*examined.notes, f"not checked: {error}")), None
        told = replace(examined, outcome=outcome, mentions=outcome.mentions)
        return told, Text(bodies(piece), outcome.mentions, film)


def unsaved(draft: Draft, film: Film | None) -> Review | Article:
    """Give the piece that a draft is, not saved."""
    fields: dict[str, Any] = dict(draft.fields)
    fields["sections"] = [("section", section) for section in fields["sections"]]
    if draft.becomes == Becomes.REVIEW:
        return Review(**fields, film=film)
    return Article(**fields)


def _stated(item: Item) -> Match | None:
    """Give what an item says of its film by itself; None where it is to be found out."""
    if item.kind.value in ("attachment", "page"):
        return Match(None, Decision.UNMATCHED, 0.0, "")
    if is_own(item):
        film = Film.objects.filter(key=film_key(item)).first()
        if film:
            sure = ((film.ref, 1.0),)
            return Match(film.ref, Decision.MATCHED, 1.0, "the export names it", sure)
        if not item.film.titles:
            return Match(None, Decision.UNMATCHED, 0.0, "it was of no film")
    return None


def _film_of(asked: Asked, match: Match) -> str:
    """Give the key of the film that somebody chose, else of the one that was found."""
    return asked.film if asked.film_chosen else (match.film.id if match.film else "")


def _with_hints(item: Item, fields: ReviewFields) -> Item:
    """Let the fields of a plugin say the film, where the item itself does not."""
    said = fields.film
    if item.film.titles or item.film.imdb_id or not (said.titles or said.imdb_id or said.year):
        return item
    return replace(item, film=said)
