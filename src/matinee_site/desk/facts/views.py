"""The pages that correct the catalogue."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from matinee.catalogue.names import fold, fold_title
from matinee_site.catalogue.models import Doubt, Film, HouseFact, Person, Series
from matinee_site.catalogue.operations import FilmError, add_film, take_back
from matinee_site.catalogue.overlay import Entity, entity, standing
from matinee_site.desk.facts.forms import FilmForm, NewFilmForm, PersonForm, SeriesForm
from matinee_site.desk.facts.reading import as_it_is, kind_of, save, sources_say
from matinee_site.desk.permissions import ADD_FILMS, CORRECT_FILMS

_SHOWN, _SAID = 20, 40
_FORMS: dict[type[Entity], type[forms.Form]] = {
    Film: FilmForm,
    Person: PersonForm,
    Series: SeriesForm,
}


@never_cache
@permission_required(CORRECT_FILMS)
@require_http_methods(["GET"])
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Find what is to be corrected, and show what the house has said last."""
    query = request.GET.get("q", "").strip()[:120]
    said = standing().select_related("by").order_by("-made_at", "-id")[:_SAID]
    context = _headed("Catalogue", "list-ul") | {
        "query": query,
        "found": _found(query) if query else [],
        "said": [(fact, entity(fact.kind, fact.key), _address(fact)) for fact in said],
        "open": Doubt.objects.count(),
        "may_add": request.user.has_perm(ADD_FILMS),
    }
    return render(request, "desk/catalogue.html", context)


@never_cache
@permission_required(ADD_FILMS)
@require_http_methods(["GET", "POST"])
def film_add(request: HttpRequest) -> HttpResponse:
    """Add a film that no source has."""
    form = NewFilmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            film = add_film(
                title=given["title"],
                year=given["year"],
                directors=given["directors"],
                ref=given["ref"],
                by=request.user,
                now=timezone.now(),
            )
        except FilmError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{film} is in the catalogue.")
            may_correct = request.user.has_perm(CORRECT_FILMS)
            to = reverse("desk_film_edit", args=[film.pk]) if may_correct else reverse("desk_check")
            return HttpResponseRedirect(to)
    context = _headed("A film that no source has", "plus") | {"form": form, "send": "Add the film"}
    return render(request, "desk/facts_form.html", context)


@permission_required(CORRECT_FILMS)
def film_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a film."""
    return _edit(request, get_object_or_404(Film, pk=number), "desk_film_edit")


@permission_required(CORRECT_FILMS)
def person_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a person's name."""
    return _edit(request, get_object_or_404(Person, pk=number), "desk_person_edit")


@permission_required(CORRECT_FILMS)
def series_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Correct the name of a series."""
    return _edit(request, get_object_or_404(Series, pk=number), "desk_series_edit")


@permission_required(CORRECT_FILMS)
@require_POST
def fact_take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Let a fact of the house hold no longer."""
    fact = get_object_or_404(HouseFact, pk=number)
    take_back(fact=fact, now=timezone.now())
    messages.success(request, f"Taken back: {_label(fact.field)}. What the sources say stands.")
    return redirect(_address(fact) or "desk_catalogue")


@never_cache
@require_http_methods(["GET", "POST"])
def _edit(request: HttpRequest, row: Entity, name: str) -> HttpResponse:
    kind, key = kind_of(row)
    form = _FORMS[type(row)](request.POST or None, initial=as_it_is(row))
    if request.method == "POST" and form.is_valid():
        changed = save(row, form.cleaned_data, by=request.user, now=timezone.now())
        if changed:
            told = ", ".join(map(_label, changed))
            messages.success(request, f"On the house's word from now on: {told}.")
        else:
            messages.info(request, "Nothing was changed.")
        return redirect(name, row.pk)
    for field, said in sources_say(row).items():
        if field in form.fields:
            own = form.fields[field].help_text
            form.fields[field].help_text = f"{own} Said: {said[:500]}".strip()
    context = _headed(str(row), "edit", above=True) | {
        "form": form,
        "send": "Save what is changed",
        "said": [(fact, None, "") for fact in standing(kind, key).select_related("by")],
        "page": f"/{'people' if kind == 'person' else 'films' if kind == 'film' else kind}/"
        f"{row.slug}/" if not isinstance(row, Film) or row.public else "",
    }  # fmt: skip
    return render(request, "desk/facts_form.html", context)


def _headed(title: str, icon: str, *, above: bool = True) -> dict[str, Any]:
    crumbs = [{"url": reverse("desk_catalogue"), "label": "Catalogue"}]
    if title != "Catalogue":
        crumbs.append({"url": "", "label": title})
    return {"header_title": title, "header_icon": icon, "breadcrumbs_items": crumbs}


def _found(query: str) -> list[tuple[str, str, str]]:
    """Give what begins so: what it is, its name, where it is corrected."""
    title, name = fold_title(query), fold(query)
    films = Film.objects.filter(titles__folded__startswith=title, present=True) if title else []
    people = Person.objects.filter(names__folded__startswith=name, into=None) if name else []
    series = Series.objects.filter(folded__startswith=title) if title else []
    rows: list[tuple[str, str, str]] = []
    for label, url, found in (
        ("Film", "desk_film_edit", films.distinct().order_by("-fame", "title") if films else []),
        ("Person", "desk_person_edit", people.distinct().order_by("name") if people else []),
        ("Series", "desk_series_edit", series.order_by("name") if series else []),
    ):
        rows += [(label, str(row), reverse(url, args=[row.pk])) for row in found[:_SHOWN]]
    return rows


def _address(fact: HouseFact) -> str:
    row = entity(fact.kind, fact.key)
    return reverse(f"desk_{fact.kind}_edit", args=[row.pk]) if row else ""


def _label(field: str) -> str:
    return "cast" if field == "actor" else field.replace("_", " ")
