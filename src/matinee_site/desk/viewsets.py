"""What can be edited at the desk: reviews, collections and critics."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets import SlugInput
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from matinee_site.desk.panels import ClaimsSidePanel
from matinee_site.desk.permissions import POLICY, SEE_CLAIMS, ReviewPolicy, guarded, open_to
from matinee_site.reviews.models import Collection, Critic, Review


class _WithClaims:
    """A form of Wagtail's with the claims beside it."""

    def get_side_panels(self) -> MediaContainer:
        """Put the claims in the place of Wagtail's checks, which read pages of another kind.

        This hook of Wagtail's is undocumented; a test holds it. Autosave asks it again and puts
        what it gives into the page, so that the claims are those of the text just saved.
        """
        panels = [panel for panel in super().get_side_panels() if panel.name != "checks"]
        if self.request.user.has_perm(SEE_CLAIMS):
            panels.append(ClaimsSidePanel(self.form.instance, self.request))
        return MediaContainer(panels)


class _ByItsCritic:
    """A form in which whoever may change only their own reviews gives no other critic's name."""

    def get_form(self, *args: Any, **options: Any) -> Form:
        """Leave the login's own critic to choose, if there is one."""
        form = super().get_form(*args, **options)
        own = Critic.objects.filter(user=self.request.user)
        if not self.request.user.has_perm("reviews.change_review") and own.exists():
            form.fields["critic"].queryset = own
        return form


class ReviewIndexView(IndexView):
    """The list of reviews: those that the login may change."""

    def get_base_queryset(self) -> QuerySet[Review]:
        """Leave out what the login may not open."""
        return super().get_base_queryset().filter(pk__in=open_to(self.request.user))


class ReviewCreateView(_WithClaims, _ByItsCritic, CreateView):
    """The form of a new review."""

    def get_initial_form_instance(self) -> Review:
        """Begin with the critic who is signed in, so that the first words can be saved at once."""
        review = super().get_initial_form_instance() or Review()
        own = Critic.objects.filter(user=self.request.user).first()
        review.critic = own or Critic.objects.order_by("sample", "pk").first()
        review.owner = self.request.user
        return review


class ReviewEditView(_WithClaims, _ByItsCritic, EditView):
    """The form of a review."""


class ReviewViewSet(SnippetViewSet):
    """Reviews: written in parts, previewed, scheduled and published."""

    model = Review
    icon = "doc-full"
    menu_label = "Reviews"
    menu_name = "reviews"
    menu_order = 100
    add_to_admin_menu = True
    url_prefix = "reviews"
    index_view_class = ReviewIndexView
    add_view_class = ReviewCreateView
    edit_view_class = ReviewEditView
    list_display = (
        "title",
        Column("film", label="Film", sort_key="film__title", classname="mt-roomy"),
        Column("critic", label="Critic", sort_key="critic__name", classname="mt-roomy"),
        Column("published_at", label="Date", sort_key="published_at", classname="mt-roomy"),
        LiveStatusTagColumn(),
    )
    list_filter = ("critic", "live", "sample")
    search_fields = ("title", "film__title", "critic__name")
    search_backend_name = None
    ordering = "-published_at"
    panels = (
        FieldPanel("title"),
        FieldPanel("film"),
        FieldPanel("standfirst"),
        FieldPanel("sections"),
        MultiFieldPanel(
            [FieldPanel("strengths"), FieldPanel("weaknesses"), FieldPanel("verdict")],
            heading="Balance and verdict",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("score_value"), FieldPanel("score_best")]),
                FieldPanel("score_written"),
                FieldPanel("score_line"),
            ],
            heading="Score",
        ),
        MultiFieldPanel(
            [
                FieldPanel("critic"),
                FieldRowPanel([FieldPanel("published_at"), FieldPanel("language")]),
                FieldPanel("slug", widget=SlugInput),
            ],
            heading="About this review",
        ),
    )

    @property
    def permission_policy(self) -> ReviewPolicy:
        """Give the policy that knows whose a review is."""
        return POLICY

    def register_chooser_viewset(self) -> None:
        """Register none: nothing chooses a review, and a chooser would tell of drafts."""

    def construct_view(self, view_class: type, **options: Any) -> Callable[..., HttpResponse]:
        """Guard every view of a review."""
        return guarded(super().construct_view(view_class, **options))


class CollectionViewSet(SnippetViewSet):
    """Collections: chosen by hand in order, or computed by a rule."""

    model = Collection
    icon = "list-ul"
    menu_label = "Collections"
    menu_name = "collections"
    menu_order = 110
    add_to_admin_menu = True
    url_prefix = "collections"
    list_display = ("title", "rule", "position", "shown")
    list_filter = ("shown",)
    search_fields = ("title",)
    search_backend_name = None
    panels = (
        TitleFieldPanel("title"),
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("rule"), FieldPanel("size")],
            heading="Computed",
            help_text="With a rule, the films below are not used; the rule is shown to readers.",
        ),
        InlinePanel("entries", [FieldPanel("film"), FieldPanel("note")], label="Film"),
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=SlugInput),
                FieldRowPanel([FieldPanel("position"), FieldPanel("shown")]),
            ],
            heading="About this collection",
        ),
    )


class CriticViewSet(SnippetViewSet):
    """Critics."""

    model = Critic
    icon = "user"
    menu_label = "Critics"
    menu_name = "critics"
    menu_order = 120
    add_to_admin_menu = True
    url_prefix = "critics"
    list_display = ("name", "user")
    search_fields = ("name",)
    search_backend_name = None
    panels = (
        TitleFieldPanel("name"),
        FieldPanel("bio"),
        FieldPanel("user"),
        FieldPanel("slug", widget=SlugInput),
    )
