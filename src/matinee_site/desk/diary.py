"""The desk's views of viewings: the lines of critics' diaries, each its critic's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from matinee_site.desk.permissions import VIEWINGS, OwnPolicy
from matinee_site.desk.viewsets import score_panel
from matinee_site.desk.widgets import FilmInput, TagsInput
from matinee_site.reviews.models import Critic, Viewing


class ViewingIndexView(IndexView):
    """A list of viewings: those that the login may change."""

    def get_base_queryset(self) -> QuerySet[Viewing]:
        """Leave out what the login may not change."""
        open_ = VIEWINGS.instances_user_has_any_permission_for(self.request.user, ["change"])
        return super().get_base_queryset().filter(pk__in=open_)


class _Form:
    def get_form(self, *args: Any, **options: Any) -> Form:
        """Leave who may not change everybody's diary their own."""
        form = super().get_form(*args, **options)
        if not self.request.user.has_perm("reviews.change_viewing"):
            form.fields["critic"].queryset = Critic.objects.filter(user=self.request.user)
        return form


class ViewingCreateView(_Form, CreateView):
    """The form of a new viewing."""

    def get_initial_form_instance(self) -> Viewing:
        """Begin with today, the critic who is signed in and their scale."""
        today = timezone.localdate()
        viewing = Viewing(watched_at=today, noted_at=today)
        critic = Critic.objects.filter(user=self.request.user).first()
        if critic:
            viewing.critic, viewing.score_scale = critic, critic.score_scale
        return viewing


class ViewingEditView(_Form, EditView):
    """The form of a viewing."""


def _score(viewing: Viewing) -> str:
    value, best = viewing.score_value, viewing.score_best
    if viewing.score_written or value is None:
        return viewing.score_written
    return f"{value:g}/{best:g}" if best else f"{value:g}"


class ViewingViewSet(SnippetViewSet):
    """Viewings: what a critic saw, without a review."""

    model = Viewing
    icon = "calendar-alt"
    menu_label = "Diary"
    menu_name = "viewings"
    menu_order = 107
    add_to_admin_menu = True
    url_prefix = "diary"
    index_view_class = ViewingIndexView
    add_view_class = ViewingCreateView
    edit_view_class = ViewingEditView
    list_display = (
        Column("film", label="Film", sort_key="film__title"),
        Column("watched_at", label="Seen on", sort_key="watched_at"),
        Column("critic", label="Critic", sort_key="critic__name", classname="mt-roomy"),
        Column("score", accessor=_score, label="Score", classname="mt-roomy"),
    )
    list_filter = ("critic", "rewatch", "liked")
    search_fields = ("film__title", "critic__name")
    search_backend_name = None
    ordering = "-watched_at"
    panels = (
        FieldPanel("film", widget=FilmInput),
        FieldPanel("critic"),
        FieldRowPanel([FieldPanel("watched_at"), FieldPanel("rewatch"), FieldPanel("liked")]),
        score_panel(),
        FieldPanel("tags", widget=TagsInput),
    )

    @property
    def permission_policy(self) -> OwnPolicy:
        """Give the policy that knows whose a viewing is."""
        return VIEWINGS

    def register_chooser_viewset(self) -> None:
        """Register none: nothing chooses a viewing."""

    def construct_view(self, view_class: type, **options: Any) -> Callable[..., HttpResponse]:
        """Guard every view of one viewing: Wagtail asks about viewings as such."""
        view = super().construct_view(view_class, **options)

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if "pk" in kwargs:
                found = Viewing.objects.filter(pk=unquote(str(kwargs["pk"]))).first()
                may = VIEWINGS.user_has_permission_for_instance
                if found and not may(request.user, "change", found):
                    raise PermissionDenied
            return view(request, *args, **kwargs)

        return answer
