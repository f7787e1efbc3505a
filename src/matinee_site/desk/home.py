"""The first page of the desk: what one was writing, and what there is to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Q
from django.forms import Media
from django.urls import reverse
from wagtail.admin.ui.components import Component

from matinee_site.desk.permissions import SEE_CLAIMS, open_to
from matinee_site.reviews.models import Article, Piece, Review

_MOST = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not published as it is; ``state`` says why, ``remarks`` counts open ones."""

    title: str
    url: str
    about: str
    state: str
    remarks: int
    changed: datetime


class DeskPanel(Component):
    """What there is to do."""

    name = "desk"
    template_name = "desk/home_panel.html"
    order = 10

    @property
    def media(self) -> Media:
        """Name the script that finds words which only this device has."""
        return Media(js=["desk/home.js"])

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        """Give the newest drafts and the reviews with findings."""
        user = parent_context["request"].user
        published = open_to(user).filter(live=True).select_related("check_result")
        turned = published.exclude(check_result__turned=[]).exclude(check_result=None)
        return {
            "user": user,
            "drafts": drafts(user),
            "turned": turned.order_by("-check_result__checked_at")[:_MOST],
            "findings": published.filter(check_result__findings__gt=0).order_by(
                "-check_result__findings"
            )[:_MOST],
            "may_check": user.has_perm(SEE_CLAIMS),
            "may_write": user.has_perm("reviews.add_review"),
            "may_write_articles": user.has_perm("reviews.add_article"),
            "published": published.count(),
        }


def drafts(user: AbstractBaseUser) -> Sequence[Draft]:
    """Give the texts with changes that no reader sees yet, those changed last first."""
    found = [_draft(piece) for model in (Review, Article) for piece in _unpublished(user, model)]
    return sorted(found, key=lambda draft: draft.changed, reverse=True)[:_MOST]


def _unpublished(user: AbstractBaseUser, model: type[Piece]) -> Sequence[Piece]:
    rows = open_to(user, model).filter(Q(live=False) | Q(has_unpublished_changes=True))
    remarks = Count("notes", filter=Q(notes__answers=None, notes__settled_at=None))
    return (
        rows.select_related("critic", "latest_revision")
        .annotate(remarks=remarks)
        .order_by("-latest_revision__created_at", "-created_at")[:_MOST]
    )


def _draft(piece: Piece) -> Draft:
    kind = piece.get_kind_display() if isinstance(piece, Article) else piece.film
    about = ", ".join(str(each) for each in (kind, piece.critic) if each)
    newest = piece.latest_revision
    return Draft(
        title=newest.object_str if newest else str(piece),
        url=reverse(f"wagtailsnippets_reviews_{piece._meta.model_name}:edit", args=[piece.pk]),
        about=about,
        state=_state(piece),
        remarks=piece.remarks,
        changed=newest.created_at if newest else piece.created_at,
    )


def _state(piece: Piece) -> str:
    if piece.workflow_in_progress:
        return "Waits for an editor"
    if piece.current_workflow_state:
        return "An editor asks for changes"
    return str(piece.status_string).capitalize()
