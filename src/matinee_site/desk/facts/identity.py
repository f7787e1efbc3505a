"""The queue of pairs that may be one: both records side by side, and one action to settle each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from matinee.catalogue import Role
from matinee.catalogue.reconcile import FILMS_IN_COMMON
from matinee_site.catalogue.house import FILM, PERSON, Doubt, Ruling
from matinee_site.catalogue.models import Film, Person
from matinee_site.catalogue.operations import rule, take_back_ruling
from matinee_site.catalogue.overlay import Entity, entity
from matinee_site.desk.permissions import CORRECT_FILMS

_SHOWN = 10
_MAKERS = ((Role.DIRECTOR, "Directed by"), (Role.WRITER, "Written by"), (Role.ACTOR, "With"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records side by side: ``rows`` have a label and what either says."""

    kind: str
    left: str
    right: str
    names: tuple[str, str]
    rows: Sequence[tuple[str, str, str]]
    evidence: Sequence[str]
    later: bool


class RulingForm(forms.Form):
    """A ruling on any two films or people."""

    kind = forms.ChoiceField(choices=((FILM, "Films"), (PERSON, "People")), label="What they are")
    left = forms.CharField(max_length=120, label="The one", help_text="Its key or its address.")
    right = forms.CharField(max_length=120, label="The other", help_text="Its key or its address.")
    verdict = forms.ChoiceField(choices=Ruling.Verdict.choices, label="They are")


@never_cache
@permission_required(CORRECT_FILMS)
@require_http_methods(["GET", "POST"])
def identity_page(request: HttpRequest) -> HttpResponse:
    """Show the queue; a post settles a pair."""
    form = RulingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        ends = [_row(given["kind"], given[name]) for name in ("left", "right")]
        for name, row in zip(("left", "right"), ends, strict=True):
            if row is None:
                form.add_error(name, "There is nothing of that key or address.")
        if ends[0] is not None and ends[0] == ends[1]:
            form.add_error("right", "That is the same record.")
        if form.is_valid():
            stays, goes = sorted((row for row in ends if row), key=_weight)
            ruling = rule(
                kind=given["kind"],
                left=_key(stays),
                right=_key(goes),
                verdict=given["verdict"],
                by=request.user,
                now=timezone.now(),
            )
            told = str(ruling.get_verdict_display()).lower()
            messages.success(request, f"{stays} and {goes}: {told}. It can be undone below.")
            return redirect("desk_identity")
    context = {
        "header_title": "Are these the same?",
        "header_icon": "copy",
        "breadcrumbs_items": [
            {"url": reverse("desk_catalogue"), "label": "Catalogue"},
            {"url": "", "label": "Are these the same?"},
        ],
        "pairs": [pair for doubt in _open()[:_SHOWN] if (pair := _pair(doubt))],
        "number": _open().count(),
        "decided": _decided(),
        "form": form,
    }
    return render(request, "desk/identity.html", context)


@permission_required(CORRECT_FILMS)
@require_POST
def ruling_take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a ruling."""
    ruling = get_object_or_404(Ruling, pk=number)
    take_back_ruling(ruling=ruling, now=timezone.now())
    messages.success(request, "Undone: both are as they were.")
    return redirect("desk_identity")


def _open() -> "Sequence[Doubt]":
    """Give the pairs that nobody has ruled on; those for later come last."""
    same_pair = {"kind": OuterRef("kind"), "taken_back_at": None}
    straight = {"left": OuterRef("left"), "right": OuterRef("right")}
    crossed = {"left": OuterRef("right"), "right": OuterRef("left")}
    ruled = [Ruling.objects.filter(**same_pair, **ends) for ends in (straight, crossed)]
    later = [Exists(rows.filter(verdict=Ruling.Verdict.LATER)) for rows in ruled]
    settled = [Exists(rows.exclude(verdict=Ruling.Verdict.LATER)) for rows in ruled]
    return (
        Doubt.objects.exclude(settled[0] | settled[1])
        .annotate(later=later[0] | later[1])
        .order_by("later", "-score", "id")
    )


def _decided() -> list[tuple[Ruling, str, str]]:
    rows = Ruling.objects.filter(taken_back_at=None).select_related("by").order_by("-made_at")
    return [
        (ruling, *(str(entity(ruling.kind, key) or key) for key in (ruling.left, ruling.right)))
        for ruling in rows[:40]
    ]


def _pair(doubt: Doubt) -> Pair | None:
    ends = [entity(doubt.kind, key) for key in (doubt.left, doubt.right)]
    if None in ends:
        return None
    said = [_film(row) if isinstance(row, Film) else _person(row) for row in ends]
    labels = list(dict.fromkeys(label for each in said for label in each))
    rows = [(label, said[0].get(label, ""), said[1].get(label, "")) for label in labels]
    return Pair(
        doubt.kind,
        doubt.left,
        doubt.right,
        (str(ends[0]), str(ends[1])),
        rows,
        [_in_words(*_with_titles(*each)) for each in doubt.evidence],
        doubt.later,
    )


def _with_titles(name: str, *values: str) -> Sequence[str]:
    """Give evidence with films by their titles, where it has them by their keys."""
    if name not in FILMS_IN_COMMON:
        return name, *values
    films = {film.key: str(film) for film in Film.objects.filter(key__in=values)}
    return name, *(films.get(value, value) for value in values)


def _in_words(name: str, *values: str) -> str:
    words = name.replace("-", " ").capitalize()
    return f"{words}: {', '.join(values)}" if values else words


def _film(film: Film) -> dict[str, str]:
    people = {
        label: ", ".join(
            dict.fromkeys(
                film.credits.filter(role=role)
                .order_by("billing", "id")
                .values_list("person__name", flat=True)[:12]
            )
        )
        for role, label in _MAKERS
    }
    sources = film.statements.values_list("citation__source__name", flat=True).distinct()
    rows = {
        "Title": film.title,
        "Original title": film.original_title or "",
        "Year": str(film.year or ""),
        "Minutes": str(film.runtime or ""),
        **people,
        "Key": film.key,
        "Sources": ", ".join(sorted(set(sources))),
    }
    return {label: value for label, value in rows.items() if value}


def _person(person: Entity | None) -> dict[str, str]:
    if not isinstance(person, Person):
        return {}
    rows = person.credits.select_related("film").order_by("film__year")[:15]
    names = person.names.values_list("name", flat=True)
    return {
        "Name": person.name,
        "Names": ", ".join(sorted(set(names) - {person.name})),
        "Work": ", ".join(dict.fromkeys(f"{row.film} ({row.role})" for row in rows)),
        "Key": person.slug,
    }


def _row(kind: str, named: str) -> Film | Person | None:
    """Find what a key or an address names."""
    word = named.strip().rstrip("/").rsplit("/", 1)[-1]
    if kind == PERSON:
        return Person.objects.filter(slug=word).first()
    return Film.objects.filter(key=word).first() or Film.objects.filter(slug=word).first()


def _key(row: Film | Person) -> str:
    return row.key if isinstance(row, Film) else row.slug


def _weight(row: Film | Person) -> tuple[bool, bool, int, int]:
    """Put the one first whose page is likelier known: from a source, identified, famous, older."""
    own = row.key.startswith("house-") if isinstance(row, Film) else row.house
    known = _key(row).startswith(("tt", "nm"))
    return own, not known, -row.fame if isinstance(row, Film) else 0, row.pk
