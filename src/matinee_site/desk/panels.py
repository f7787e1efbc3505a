"""The side panels of the editor: the check, the film, remarks, secret addresses.

Their contents come from the live answers; the page brings their places, and says once what the
login may do.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.side_panels import BaseSidePanel

from matinee_site.desk.permissions import ADD_FILMS, ADD_PICTURES, SEE_CLAIMS
from matinee_site.reviews.models import Piece

_URLS = {
    "check": "desk_live_check",
    "accept": "desk_live_accept",
    "takeBack": "desk_live_take_back",
    "difference": "desk_live_difference",
    "complete": "desk_live_complete",
    "films": "desk_live_films",
    "newFilm": "desk_live_films",
    "picture": "desk_live_pictures",
    "notes": "desk_live_notes",
    "links": "desk_live_links",
}


class LivePanel(BaseSidePanel):
    """A panel whose contents come when the page is there."""

    template_name = "desk/live_panel.html"

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button of the panel."""

        @property
        def aria_label(self) -> str:
            """Name it after its panel."""
            return f"Toggle {self.panel.title.lower()}"

        @property
        def icon_name(self) -> str:
            """Give its panel's icon."""
            return self.panel.icon

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        """Say which places to fill."""
        return super().get_context_data(parent_context) | {"places": self.places}


class ClaimsPanel(LivePanel):
    """What is worth a look, and what can be done about it."""

    name, title, icon, order = "claims", "Check", "glasses", 20
    places = ("claims",)


class FilmPanel(LivePanel):
    """The names in the text and the facts of its film; carries what the editor must know."""

    name, title, icon, order = "film", "Film and names", "media", 30
    places = ("names", "film")

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        """Give the editor its addresses."""
        return super().get_context_data(parent_context) | {
            "desk": desk_settings(self.request.user, self.model)
        }


class NotesPanel(LivePanel):
    """Remarks between those who write and edit."""

    name, title, icon, order = "notes", "Remarks", "comment", 40
    places = ("notes",)


class LinksPanel(LivePanel):
    """Secret addresses for readers without a login."""

    name, title, icon, order = "links", "Secret addresses", "link", 50
    places = ("links",)


def live_panels(piece: Piece, request: HttpRequest) -> list[LivePanel]:
    """Give the panels that this login sees beside a text."""
    kinds = (ClaimsPanel, FilmPanel, NotesPanel, LinksPanel)
    return [
        kind(piece, request)
        for kind in kinds
        if kind is not ClaimsPanel or request.user.has_perm(SEE_CLAIMS)
    ]


def desk_addresses() -> dict[str, str]:
    """Give the addresses that answer the editor."""
    return {name: reverse(view) for name, view in _URLS.items()} | {
        "film": reverse("desk_live_film", args=[0])
    }


def desk_settings(user: AbstractBaseUser, model: type[Piece]) -> dict[str, object]:
    """Give what the editor must know: what is written, by whom, and what they may."""
    return {
        "kind": model._meta.model_name,
        "user": user.pk,
        "language": "en",
        "may": {"pictures": user.has_perm(ADD_PICTURES), "films": user.has_perm(ADD_FILMS)},
    }
