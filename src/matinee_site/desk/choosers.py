"""Choosing a film among many thousands, by searching."""

from django import forms
from django.db.models import Case, QuerySet, When
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from matinee.discovery.search import parse_query
from matinee_site.catalogue.models import Film
from matinee_site.discovery.queries import search

_MOST = 60


class FilmFilter(BaseFilterForm):
    """A search box that asks the site's own search."""

    q = forms.CharField(
        label="Title", required=False, widget=forms.TextInput(attrs={"placeholder": "Title"})
    )

    def filter(self, objects: QuerySet[Film]) -> QuerySet[Film]:
        """Give the films found, best first."""
        query = self.cleaned_data.get("q")
        if not query:
            return objects
        self.is_searching, self.search_query = True, query
        films = parse_query(query).narrowed("kind", "film")
        keys = [found.key for found in search(query=films, limit=_MOST).found]
        order = Case(*(When(key=key, then=place) for place, key in enumerate(keys)))
        found = Film.objects.filter(key__in=keys)
        return found.annotate(found_at=order).order_by("found_at") if keys else found


class _Films:
    filter_form_class = FilmFilter

    def get_object_list(self) -> QuerySet[Film]:
        return Film.objects.filter(present=True).order_by("-fame", "title")

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, Column("year", label="Year", accessor="year")]


class FilmChoose(_Films, ChooseView):
    """The chooser with its search box."""


class FilmChooseResults(_Films, ChooseResultsView):
    """What is found."""


film_chooser = ChooserViewSet(
    "film_chooser",
    model=Film,
    icon="media",
    choose_one_text="Choose a film",
    choose_another_text="Choose another film",
    choose_view_class=FilmChoose,
    choose_results_view_class=FilmChooseResults,
    per_page=12,
)
