"""The page ``/desk/check/``: a pasted text comes back checked; nothing of it is kept."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required

from matinee.catalogue.refs import find_film
from matinee.check import Report, check
from matinee.document import DocumentError, read_text
from matinee.document.read import format_of
from matinee_site.desk.claims import ClaimView, grouped, to_look_at, views
from matinee_site.desk.permissions import SEE_CLAIMS
from matinee_site.reviews.checking import claims_data, site_catalogue

MAX_TEXT = 60_000


class CheckForm(forms.Form):
    """A text and, if its author knows better, the film it is about."""

    text = forms.CharField(
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        label="Text",
        help_text=f"Plain text, Markdown or HTML, up to {MAX_TEXT:,} characters. Nothing is kept.",
    )
    film = forms.CharField(
        required=False,
        max_length=200,
        label="Film",
        help_text="Only where the text leaves it open: Ballerina (2025), or tt7181546.",
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the text, and the claim that it makes, if any."""

    text: str
    claim: ClaimView | None = None


@never_cache
@permission_required(SEE_CLAIMS)
@require_http_methods(["GET", "POST"])
def check_page(request: HttpRequest) -> HttpResponse:
    """Show the form and, after a post, the text with its claims underlined and listed."""
    form = CheckForm(request.POST or None)
    context = {
        "form": form,
        "header_title": "Check a text",
        "header_icon": "glasses",
        "breadcrumbs_items": [{"url": "", "label": "Check a text"}],
    }
    if request.method == "POST" and form.is_valid():
        try:
            report = _checked(form.cleaned_data["text"], form.cleaned_data["film"].strip())
        except DocumentError as error:
            form.add_error("text", str(error))
        except _NoFilmError as error:
            form.add_error("film", str(error))
        else:
            context |= _shown(report)
    return render(request, "desk/check.html", context)


class _NoFilmError(Exception):
    """A film reference that fits no film, or several."""


def _checked(text: str, ref: str) -> Report:
    catalogue = site_catalogue()
    film = None
    if ref:
        match = find_film(catalogue, ref)
        film = match.film
        if film is None:
            near = [f"{other} [{other.id}]" for other in (*match.candidates, *match.near)[:6]]
            why = "Several films fit; give one of: " if match.candidates else "No such film. "
            hint = ", ".join(near) if match.candidates else ""
            also = f"Of that name: {', '.join(near)}." if near and not hint else ""
            raise _NoFilmError(f"{why}{hint}{also}".strip())
    document = read_text(text, format=format_of("", text), path="the text")
    return check(document, catalogue, film=film)


def _shown(report: Report) -> dict[str, object]:
    claims = views(claims_data(report))
    places = [(claim.span.start, claim.span.end) for claim in report.claims]
    return {
        "film": report.film,
        "decision": report.decision,
        "stretches": stretches(report.document.source, list(zip(places, claims, strict=True))),
        "groups": grouped(claims),
        "total": len(claims),
        "to_look_at": to_look_at(claims),
        "compared": report.compared,
    }


def stretches(source: str, marked: list[tuple[tuple[int, int], ClaimView]]) -> list[Stretch]:
    """Cut a text at its claims; where two overlap, the one that needs a look is underlined."""
    taken: list[tuple[int, int, ClaimView]] = []
    urgent = sorted(marked, key=lambda entry: (entry[1].state == "supported", entry[1].quiet))
    for (start, end), claim in urgent:
        if start < end and all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end, claim))
    found, at = [], 0
    for start, end, claim in sorted(taken, key=lambda entry: entry[0]):
        found.append(Stretch(source[at:start]))
        found.append(Stretch(source[start:end], claim))
        at = end
    return [*found, Stretch(source[at:])]
