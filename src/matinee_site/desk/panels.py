"""The side panel of the review form: what the text claims, and what the catalogue says of it."""

from django.forms import Media
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.side_panels import BaseSidePanel

from matinee.catalogue import CatalogueError
from matinee.document import DocumentError
from matinee_site.desk.claims import ClaimView, grouped, to_look_at, views
from matinee_site.reviews.checking import check_review, site_catalogue
from matinee_site.reviews.models import Review


class ClaimsSidePanel(BaseSidePanel):
    """Lists the claims of the version that is being edited, as it was last saved."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button, with the number of claims worth a look."""

        aria_label = "Toggle claims"
        icon_name = "glasses"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
            """Count."""
            return super().get_context_data(parent_context) | {"count": self.panel.count}

    name = "claims"
    title = "Claims"
    template_name = "desk/claims_panel.html"
    order = 50

    def __init__(self, review: Review, request: HttpRequest) -> None:
        super().__init__(review, request)
        self.problem = ""
        self.claims: list[ClaimView] = []
        if review.pk is None:
            self.count = 0
            return
        try:
            outcome = check_review(
                review=review,
                film=review.film.ref if review.film else None,
                catalogue=site_catalogue(),
                now=timezone.now(),
            )
        except (DocumentError, CatalogueError) as error:
            self.problem = str(error)
        else:
            self.claims = views(outcome.claims)
        self.count = to_look_at(self.claims)

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        """Give the claims in groups."""
        return super().get_context_data(parent_context) | {
            "groups": grouped(self.claims),
            "problem": self.problem,
            "film": self.object.film,
            "total": len(self.claims),
            "to_look_at": self.count,
        }

    @property
    def media(self) -> Media:
        """Name the script that opens the panel where the reader has not chosen another."""
        return Media(js=["desk/claims.js"])
