"""The text in the editor as it was sent: not saved, perhaps not even a review yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from matinee.catalogue import FilmRef
from matinee_site.catalogue.models import Film
from matinee_site.desk.header import from_lines
from matinee_site.desk.live.answers import RefusedError, number_of, text_of
from matinee_site.desk.permissions import may_change
from matinee_site.reviews.models import Article, Piece, Review
from matinee_site.reviews.parts import Composed

MAX_PARTS = 80
MAX_PART = 200_000
MAX_TEXT = 400_000
MAX_FILMS = 12
KINDS: Mapping[str, type[Piece]] = {"review": Review, "article": Article}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text; ``id`` is the name of its field in the form."""

    id: str
    heading: str
    text: str

    @property
    def value(self) -> Mapping[str, str]:
        """Give it as a section of a saved text is given."""
        return {"heading": self.heading, "body": self.text}


@dataclass(frozen=True, slots=True)
class Draft:
    """What is in the editor, in the form that checking reads."""

    title: str
    film: Film | None
    standfirst: str
    sections: Sequence[Part]
    balance_parts: Sequence[Part] = ()
    further: Sequence[FilmRef] = ()
    header: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    piece: Piece | None = None

    @property
    def balance(self) -> Sequence[tuple[str, str]]:
        """Give strengths, weaknesses and verdict under their headings."""
        return [(part.heading, part.text) for part in self.balance_parts]

    def placed(self, composed: Composed) -> Sequence[tuple[Part, int]]:
        """Give the parts that can be marked, and where each begins in the text that was checked."""
        lead = (Part("standfirst", "", self.standfirst), composed.standfirst)
        parts = [*self.sections, *self.balance_parts]
        return [lead, *zip(parts, composed.starts, strict=True)]


def read_draft(request: HttpRequest, data: Mapping[str, Any]) -> Draft:
    """Read the draft; refuse one of a piece that the login may not change."""
    rows = data.get("parts")
    if not isinstance(rows, list) or len(rows) > MAX_PARTS:
        raise RefusedError(f"A text has up to {MAX_PARTS} parts.")
    sections, balance = [], []
    for row in rows:
        if not isinstance(row, dict):
            raise RefusedError("A part must be an object.")
        part = Part(
            text_of(row, "id", limit=200),
            text_of(row, "heading", limit=400),
            text_of(row, "text", limit=MAX_PART),
        )
        (balance if row.get("balance") is True else sections).append(part)
    if sum(len(part.text) for part in (*sections, *balance)) > MAX_TEXT:
        raise RefusedError("The text is too long to be checked while you write.", status=413)
    piece = read_piece(request, data)
    film = text_of(data, "film", limit=100)
    written = getattr(piece, "header", None) or {}
    lines = data.get("header")
    return Draft(
        title=text_of(data, "title", limit=2000),
        film=Film.objects.filter(pk=film).first() if film.isdigit() else None,
        standfirst=text_of(data, "standfirst", limit=20_000),
        sections=sections,
        balance_parts=balance,
        header=written if lines is None else from_lines(str(lines)),
        further=_further(data),
        piece=piece,
    )


def _further(data: Mapping[str, Any]) -> Sequence[FilmRef]:
    numbers = data.get("further")
    if not isinstance(numbers, list):
        return ()
    plain = [each for each in numbers[:MAX_FILMS] if isinstance(each, str) and each.isdigit()]
    return [film.ref for film in Film.objects.filter(pk__in=plain, present=True)]


def read_piece(request: HttpRequest, data: Mapping[str, Any]) -> Piece | None:
    """Give the saved piece that is being edited, None for a new one."""
    model = KINDS.get(text_of(data, "kind", limit=20))
    if model is None:
        raise RefusedError("The kind of a text is review or article.")
    number = number_of(data, "id")
    if number is None:
        return None
    piece = model.objects.filter(pk=number).first()
    if piece is None or not may_change(request.user, piece):
        raise RefusedError("Your login may not change this text.", status=403)
    return piece


def asked_piece(request: HttpRequest) -> Piece:
    """Give the saved piece that an address with ``kind`` and ``id`` asks about."""
    number = request.GET.get("id", "")
    piece = read_piece(
        request,
        {
            "kind": request.GET.get("kind", ""),
            "id": int(number)
            if number.isascii() and number.isdigit() and len(number) < 16
            else None,
        },
    )
    if piece is None:
        raise RefusedError("There is no such text.", status=404)
    return piece
