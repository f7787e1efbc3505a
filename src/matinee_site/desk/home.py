"""The first page of the desk: drafts, and published reviews with something to look at."""

from wagtail.admin.ui.components import Component

from matinee_site.desk.permissions import SEE_CLAIMS, open_to

_MOST = 8


class DeskPanel(Component):
    """What there is to do."""

    name = "desk"
    template_name = "desk/home_panel.html"
    order = 10

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        """Give the newest drafts and the reviews with findings."""
        user = parent_context["request"].user
        reviews = open_to(user).select_related("film", "critic", "check_result")
        return {
            "drafts": reviews.filter(has_unpublished_changes=True).order_by("-created_at")[:_MOST]
            or reviews.filter(live=False).order_by("-created_at")[:_MOST],
            "findings": reviews.filter(live=True, check_result__findings__gt=0).order_by(
                "-check_result__findings"
            )[:_MOST],
            "may_check": user.has_perm(SEE_CLAIMS),
            "may_write": user.has_perm("reviews.add_review"),
            "published": reviews.filter(live=True).count(),
        }
