"""The live check: the text in the editor as it stands, a moment after the last key."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from matinee.catalogue import CatalogueError
from matinee.document import DocumentError
from matinee_site.desk.claims import ClaimView, grouped, to_look_at, views
from matinee_site.desk.live.answers import RefusedError, answered
from matinee_site.desk.live.draft import Draft, Part, read_draft
from matinee_site.desk.live.names import Named, names_in
from matinee_site.desk.live.places import Places
from matinee_site.desk.permissions import ACCEPT_EVERYWHERE, CORRECT_FILMS, SEE_CLAIMS, may_write
from matinee_site.reviews.checking import Read, claims_data, read_review, site_checker
from matinee_site.reviews.models import Acceptance, Review

Spot = tuple[Part, int, Places]
"""A part, where it begins in the text that was checked, and how a browser counts in it."""


@answered(may_write, a_minute=240, writes=True)
def check_draft(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the findings and the names in the draft with their places, and the panels' contents."""
    draft = read_draft(request, data)
    checker = site_checker()
    piece = draft.piece or Review()
    film = draft.film.ref if draft.film else None
    try:
        read = read_review(review=draft, film=film, checker=checker, accepted=piece.accepted())
        found = read.report.film
        dossier = checker.catalogue.dossiers([found.id]).get(found.id) if found else None
        names = names_in(draft, read, checker.catalogue, dossier)
    except (DocumentError, CatalogueError) as error:
        raise RefusedError(f"The text cannot be checked: {error}") from error
    sees = request.user.has_perm(SEE_CLAIMS)
    claims = _claims(draft, read) if sees else []
    shown = [claim for claim, _ in claims]
    return {
        "film": {"id": found.id, "title": str(found), "given": film is not None} if found else None,
        "marks": [_mark(claim, place) for claim, place in claims if place],
        "names": [asdict(name) for name in names],
        "to_look_at": to_look_at(shown),
        "panel": _panel(request, draft, read, shown) if sees else "",
        "names_panel": _names_panel(names),
    }


def _claims(draft: Draft, read: Read) -> list[tuple[ClaimView, Mapping[str, Any] | None]]:
    """Give each claim with its place in a part, or None where it stands in no part's text."""
    data = claims_data(read.report)
    spots = [(part, start, Places(part.text)) for part, start in draft.placed(read.composed)]
    shown = views(data)
    return [(view, _place(claim, spots)) for view, claim in zip(shown, data, strict=True)]


def _place(claim: Mapping[str, Any], spots: Sequence[Spot]) -> Mapping[str, Any] | None:
    whole = _within(claim["start"], claim["end"], spots)
    if whole is None:
        return None
    fixes = []
    for fix in claim["fixes"]:
        spot = _within(fix["start"], fix["end"], spots)
        if spot:
            fixes.append({**spot, "text": fix["text"]})
    return {**whole, "fixes": fixes}


def _within(start: int, end: int, spots: Sequence[Spot]) -> dict[str, Any] | None:
    for part, begin, places in spots:
        if begin <= start and end <= begin + len(part.text):
            return {"part": part.id, "start": places(start - begin), "end": places(end - begin)}
    return None


def _mark(claim: ClaimView, place: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        **place,
        "number": claim.number,
        "state": claim.state,
        "quiet": claim.quiet,
        "message": claim.message or claim.verdict,
        "sources": [who.name for who in claim.sources],
        "rule": claim.rule,
        "words": claim.words,
    }


def _panel(request: HttpRequest, draft: Draft, read: Read, claims: Sequence[ClaimView]) -> str:
    user = request.user
    looked_at = [claim for claim in claims if not claim.quiet]
    return render_to_string(
        "desk/live_claims.html",
        {
            "findings": sorted(looked_at, key=lambda claim: claim.number),
            "groups": grouped([claim for claim in claims if claim.quiet]),
            "film": draft.film,
            "found": read.report.film,
            "decision": read.report.decision,
            "total": len(claims),
            "compared": read.report.compared,
            "accepted": _accepted(draft),
            "may_accept_everywhere": user.has_perm(ACCEPT_EVERYWHERE),
            "may_correct": user.has_perm(CORRECT_FILMS),
            "correct_url": reverse("desk_film_edit", args=[draft.film.pk]) if draft.film else "",
            "saved": draft.piece is not None,
        },
        request=request,
    )


def _accepted(draft: Draft) -> Sequence[Acceptance]:
    """Give the findings that somebody let stand in this text, or everywhere and it has them."""
    here = draft.piece.acceptances.all() if draft.piece else Acceptance.objects.none()
    words = " ".join(part.text for part in (*draft.sections, *draft.balance_parts))
    everywhere = Acceptance.objects.filter(review=None, article=None)
    return [*here, *(each for each in everywhere if each.words in words)]


def _names_panel(names: Sequence[Named]) -> str:
    """List the people, films and series named in the text, each once, unlinked ones first."""
    first: dict[str, Named] = {}
    for name in names:
        if name.target:
            known = first.get(name.target)
            if known is None or (name.linked and not known.linked):
                first[name.target] = name
    rows = sorted(first.values(), key=lambda name: (name.linked, not name.on_film))
    return render_to_string(
        "desk/live_names.html",
        {"names": rows, "unlinked": sum(not name.linked for name in rows)},
    )
