"""Where films are to be seen, at the desk: places, offers and screenings."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from matinee_site.showings.models import Offer, Place, Screening


class PlaceViewSet(SnippetViewSet):
    """Services and cinemas, each confirmed by the operator before readers see it."""

    model = Place
    icon = "site"
    menu_label = "Places"
    url_prefix = "places"
    list_display = ("name", "city", "kind", "licensed")
    list_filter = ("kind", "licensed")
    search_fields = ("name", "city")
    search_backend_name = None
    panels = (
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("city")]),
        FieldPanel("url"),
        FieldPanel("licensed"),
    )


class OfferViewSet(SnippetViewSet):
    """Films at services, by country, with the day that was looked at."""

    model = Offer
    icon = "media"
    menu_label = "Offers"
    url_prefix = "offers"
    list_display = ("film", "place", "country", "kind", "checked_on")
    list_filter = ("country", "kind", "place")
    search_fields = ("film__title", "place__name")
    search_backend_name = None
    panels = (
        FieldPanel("film"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("until")]),
    )


class ScreeningViewSet(SnippetViewSet):
    """Films at cinemas, each once."""

    model = Screening
    icon = "date"
    menu_label = "Screenings"
    url_prefix = "screenings"
    list_display = ("film", "place", "starts_at", "checked_on")
    list_filter = ("country", "place")
    search_fields = ("film__title", "place__name")
    search_backend_name = None
    panels = (
        FieldPanel("film"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("version")]),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("url")]),
    )


class ShowingsGroup(SnippetViewSetGroup):
    """One entry of the menu for all three."""

    items = (PlaceViewSet, OfferViewSet, ScreeningViewSet)
    menu_icon = "date"
    menu_label = "Where to watch"
    menu_name = "showings"
    menu_order = 125
