"""The arrangement of the first page at the desk, and choosing what is published for it."""

from django.db.models import QuerySet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.contrib.settings.registry import register_setting

from matinee_site.reviews.models import Article, FrontPage, Review, public


class _Reviews:
    """Only what readers see, so that choosing tells nobody of drafts."""

    def get_object_list(self) -> QuerySet[Review]:
        return Review.objects.filter(public()).select_related("film").order_by("-published_at")

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, Column("film", label="Film", accessor="film")]


class _Articles:
    """Only what readers see."""

    def get_object_list(self) -> QuerySet[Article]:
        return Article.objects.filter(public()).order_by("-published_at")


class ReviewChoose(_Reviews, ChooseView):
    """The chooser of published reviews."""


class ReviewChooseResults(_Reviews, ChooseResultsView):
    """Its list."""


class ArticleChoose(_Articles, ChooseView):
    """The chooser of published articles."""


class ArticleChooseResults(_Articles, ChooseResultsView):
    """Its list."""


review_chooser = ChooserViewSet(
    "published_review_chooser",
    model=Review,
    icon="doc-full",
    choose_one_text="Choose a published review",
    choose_another_text="Choose another review",
    choose_view_class=ReviewChoose,
    choose_results_view_class=ReviewChooseResults,
    per_page=12,
)
article_chooser = ChooserViewSet(
    "published_article_chooser",
    model=Article,
    icon="doc-full-inverse",
    choose_one_text="Choose a published article",
    choose_another_text="Choose another article",
    choose_view_class=ArticleChoose,
    choose_results_view_class=ArticleChooseResults,
    per_page=12,
)

FrontPage.panels = [
    FieldPanel("lead"),
    FieldPanel("word"),
    InlinePanel(
        "parts",
        [FieldPanel("kind"), FieldRowPanel([FieldPanel("heading"), FieldPanel("count")])],
        label="Part",
        heading="Parts, in order",
        help_text="With none, all parts stand in the usual order.",
    ),
    InlinePanel(
        "picks",
        [FieldPanel("review"), FieldPanel("article"), FieldPanel("collection")],
        label="Pick",
        heading="Chosen by the editors",
        help_text="One of the three each; shown where the part of that name stands.",
    ),
]
register_setting(FrontPage, icon="home", order=10)
