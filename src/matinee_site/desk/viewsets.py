"""What can be edited at the desk, each kind with its form."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets import SlugInput
from wagtail.snippets.views.snippets import SnippetViewSet

from matinee_site.desk.pieces import PieceCreateView, PieceViewSet
from matinee_site.desk.widgets import (
    FilmInput,
    HeaderInput,
    MarkdownInput,
    PersonInput,
    TagsInput,
)
from matinee_site.reviews.models import Article, Collection, Critic, Notice, Piece, Review


def score_panel(heading: str = "Score") -> Panel:
    """Give the fields of a score, which the editor makes into one control for its scale."""
    return MultiFieldPanel(
        [
            FieldPanel("score_scale"),
            FieldRowPanel([FieldPanel("score_value"), FieldPanel("score_best")]),
            FieldPanel("score_written"),
            FieldPanel("score_line"),
        ],
        heading=heading,
        attrs={"data-controller": "mt-score"},
    )


class ReviewCreateView(PieceCreateView):
    """The form of a new review."""

    def begin(self, piece: Piece, critic: Critic | None) -> None:
        """Begin with the critic's own scale, and with the film that the address names."""
        piece.score_scale = critic.score_scale if critic else ""


class ReviewViewSet(PieceViewSet):
    """Reviews: written in parts or as one essay, checked while they are written, published."""

    model = Review
    icon = "doc-full"
    menu_label = "Reviews"
    menu_name = "reviews"
    menu_order = 100
    url_prefix = "reviews"
    add_view_class = ReviewCreateView
    list_display = (
        "title",
        Column("film", label="Film", sort_key="film__title", classname="mt-roomy"),
        Column("critic", label="Critic", sort_key="critic__name", classname="mt-roomy"),
        Column("published_at", label="Date", sort_key="published_at", classname="mt-roomy"),
        LiveStatusTagColumn(),
    )
    list_filter = ("critic", "live", "sample")
    search_fields = ("title", "film__title", "critic__name")
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("film", widget=FilmInput),
                    FieldPanel("title"),
                    FieldPanel("standfirst", widget=MarkdownInput(rows=2, bare=True)),
                    FieldPanel("sections", heading="Text"),
                    MultiFieldPanel(
                        [
                            FieldPanel("strengths", widget=MarkdownInput(rows=4)),
                            FieldPanel("weaknesses", widget=MarkdownInput(rows=4)),
                            FieldPanel("verdict", widget=MarkdownInput(rows=4)),
                        ],
                        heading="Balance and verdict",
                    ),
                    score_panel(),
                ],
                heading="Write",
            ),
            ObjectList(
                [
                    *PieceViewSet.about,
                    FieldPanel("header", widget=HeaderInput(attrs={"rows": 4})),
                    InlinePanel(
                        "also",
                        [
                            FieldPanel("film", widget=FilmInput),
                            score_panel("Its score"),
                        ],
                        heading="Further films reviewed in this piece",
                        help_text="A section headed with the title of one is compared with it.",
                        label="Film",
                    ),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("watched_at"), FieldPanel("rewatch")]),
                            FieldPanel("tags", widget=TagsInput),
                        ],
                        heading="For your own order",
                    ),
                ],
                heading="About it",
            ),
        ]
    )


class ArticleViewSet(PieceViewSet):
    """Essays, interviews, diaries, lists and pages."""

    model = Article
    icon = "edit"
    menu_label = "Articles"
    menu_name = "articles"
    menu_order = 105
    url_prefix = "articles"
    list_display = (
        "title",
        Column("get_kind_display", label="Kind", sort_key="kind", classname="mt-roomy"),
        Column("critic", label="By", sort_key="critic__name", classname="mt-roomy"),
        Column("published_at", label="Date", sort_key="published_at", classname="mt-roomy"),
        LiveStatusTagColumn(),
    )
    list_filter = ("kind", "critic", "live")
    search_fields = ("title", "critic__name")
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("kind"),
                    FieldPanel("title"),
                    FieldPanel("standfirst", widget=MarkdownInput(rows=2, bare=True)),
                    FieldPanel("sections", heading="Text"),
                    InlinePanel(
                        "films",
                        [
                            FieldPanel("film", widget=FilmInput),
                            FieldPanel("note", widget=MarkdownInput(rows=3)),
                        ],
                        heading="Films it is about, in order",
                        label="Film",
                    ),
                    InlinePanel(
                        "people",
                        [FieldPanel("person", widget=PersonInput)],
                        heading="People it is about",
                        label="Person",
                    ),
                ],
                heading="Write",
            ),
            ObjectList(
                [*PieceViewSet.about, FieldPanel("tags", widget=TagsInput)], heading="About it"
            ),
        ]
    )


class NoticeViewSet(SnippetViewSet):
    """Notices: what others wrote of a film."""

    model = Notice
    icon = "openquote"
    menu_label = "Notices"
    menu_name = "notices"
    menu_order = 108
    add_to_admin_menu = True
    url_prefix = "notices"
    list_display = (
        "outlet",
        Column("film", label="Film", sort_key="film__title"),
        Column("critic", label="Critic", classname="mt-roomy"),
        Column("score_written", label="Score", classname="mt-roomy"),
        "shown",
    )
    list_filter = ("shown",)
    search_fields = ("outlet", "critic", "film__title")
    search_backend_name = None
    panels = (
        FieldPanel("film", widget=FilmInput),
        FieldRowPanel([FieldPanel("outlet"), FieldPanel("critic")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("published_at"), FieldPanel("language")]),
        score_panel("Their score"),
        FieldPanel("quotation"),
        FieldPanel("shown"),
    )

    def register_chooser_viewset(self) -> None:
        """Register none: nothing chooses a notice."""


class CollectionViewSet(SnippetViewSet):
    """Collections: chosen by hand in order, or computed by a rule."""

    model = Collection
    icon = "list-ul"
    menu_label = "Collections"
    menu_name = "collections"
    menu_order = 110
    add_to_admin_menu = True
    # Wagtail keeps folders of pictures under "collections/".
    url_prefix = "shelves"
    list_display = ("title", "rule", "position", "shown")
    list_filter = ("shown",)
    search_fields = ("title",)
    search_backend_name = None
    panels = (
        TitleFieldPanel("title"),
        FieldPanel("intro", widget=MarkdownInput(rows=3)),
        MultiFieldPanel(
            [FieldPanel("rule"), FieldPanel("subject"), FieldPanel("size")],
            heading="Computed",
            help_text="With a rule, the films below are not used; the rule is shown to readers.",
        ),
        InlinePanel(
            "entries", [FieldPanel("film", widget=FilmInput), FieldPanel("note")], label="Film"
        ),
        FieldPanel("essay", widget=MarkdownInput(rows=8)),
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
        FieldPanel("bio", widget=MarkdownInput(rows=4)),
        FieldPanel("score_scale"),
        FieldPanel("diary_shown"),
        FieldPanel("user"),
        FieldPanel("slug", widget=SlugInput),
    )
