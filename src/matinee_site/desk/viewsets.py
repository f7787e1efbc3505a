"""What can be edited at the desk: reviews, collections and critics."""

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
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from matinee_site.desk.panels import ClaimsSidePanel
from matinee_site.reviews.models import Collection, Critic, Review


class _WithClaims:
    """A form of Wagtail's with the claims beside it."""

    def get_side_panels(self) -> MediaContainer:
        """Put the claims in the place of Wagtail's checks, which read pages of another kind.

        This hook of Wagtail's is undocumented; a test holds it. Autosave asks it again and puts
        what it gives into the page, so that the claims are those of the text just saved.
        """
        panels = [panel for panel in super().get_side_panels() if panel.name != "checks"]
        return MediaContainer([*panels, ClaimsSidePanel(self.form.instance, self.request)])


class ReviewCreateView(_WithClaims, CreateView):
    """The form of a new review."""

    def get_initial_form_instance(self) -> Review:
        """Begin with the critic who is signed in, so that the first words can be saved at once."""
        review = super().get_initial_form_instance() or Review()
        own = Critic.objects.filter(user=self.request.user).first()
        review.critic = own or Critic.objects.order_by("sample", "pk").first()
        return review


class ReviewEditView(_WithClaims, EditView):
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
