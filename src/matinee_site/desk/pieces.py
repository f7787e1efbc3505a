"""The desk's views of reviews and articles: lists, forms, and who may open which."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import localize
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.widgets import SlugInput
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from matinee_site.desk.panels import live_panels
from matinee_site.desk.permissions import POLICIES, OwnPolicy, guarded, open_to
from matinee_site.reviews.models import CheckResult, Critic, Piece, Review
from matinee_site.reviews.operations import first_critic


class PieceIndexView(IndexView):
    """A list of pieces: those that the login may change."""

    def get_base_queryset(self) -> QuerySet[Piece]:
        """Leave out what the login may not open."""
        return super().get_base_queryset().filter(pk__in=open_to(self.request.user, self.model))


class _Form:
    """A form of a piece, with the live panels beside it."""

    def get_side_panels(self) -> MediaContainer:
        """Put ours in the place of Wagtail's checks, which read pages of another kind.

        This hook of Wagtail's is undocumented; a test holds it. Autosave asks it again and puts
        what it gives into the page: ours are filled by the editor and are left as they are, so
        that whoever stands in one of them is not thrown out.
        """
        panels = [panel for panel in super().get_side_panels() if panel.name != "checks"]
        if not (self.expects_json_response or "_w_hydrate_create_view" in self.request.GET):
            panels += live_panels(self.form.instance, self.request)
        return MediaContainer(sorted(panels, key=lambda panel: panel.order))

    def publish_action(self) -> HttpResponse | None:
        """Publish, and say what is still to look at; nothing found stands in the way."""
        response = super().publish_action()
        result = CheckResult.objects.filter(review=self.object.pk).first()
        if isinstance(self.object, Review) and result and result.findings:
            number = result.findings
            what = "statement is" if number == 1 else "statements are"
            messages.warning(
                self.request,
                f"{number} {what} still to look at in “{self.object}”.",
                buttons=[messages.button(self.get_edit_url(), "Look at it")],
            )
        return response

    def get_success_message(self, instance: Piece | None = None) -> str:
        """Say it when an embargo holds what was to be published."""
        piece = instance or self.object
        until = piece.embargo_until
        if self.action == "publish" and until and until > timezone.now():
            when = localize(timezone.localtime(until))
            return f"“{piece}” is under embargo. It will be published on {when}."
        return str(super().get_success_message(instance))

    def get_form(self, *args: Any, **options: Any) -> Form:
        """Leave who may change only what is theirs their own name to sign with, if there is one."""
        form = super().get_form(*args, **options)
        own = Critic.objects.filter(user=self.request.user)
        critic = form.fields["critic"]
        if self.request.method == "POST" and not form.data.get("critic"):
            # Words are not turned away for want of somebody to sign them: neither the first ones
            # on a new site, nor those after, whose form was opened before there was a critic.
            signer = form.instance.critic_id
            if not signer and not Critic.objects.exists():
                signer = first_critic(user=self.request.user).pk
            if signer:
                form.data = form.data.copy()
                form.data["critic"] = str(signer)
        change = f"reviews.change_{self.model._meta.model_name}"
        if not self.request.user.has_perm(change) and own.exists():
            critic.queryset = own
        return form


class PieceCreateView(_Form, CreateView):
    """The form of a new piece: there is a place to write in, and a critic, from the start."""

    def get_initial_form_instance(self) -> Piece:
        """Begin with the critic who is signed in and one empty section."""
        piece = super().get_initial_form_instance() or self.model()
        own = Critic.objects.filter(user=self.request.user).first()
        critic = own or Critic.objects.order_by("sample", "pk").first()
        if critic:
            piece.critic = critic
        piece.owner = self.request.user
        piece.sections = [("section", {"heading": "", "aspect": "", "body": ""})]
        self.begin(piece, critic)
        return piece

    def begin(self, piece: Piece, critic: Critic | None) -> None:
        """Set what this kind of piece begins with."""


class PieceEditView(_Form, EditView):
    """The form of a piece."""


class PieceViewSet(SnippetViewSet):
    """What reviews and articles have in common at the desk."""

    index_view_class = PieceIndexView
    add_view_class = PieceCreateView
    edit_view_class = PieceEditView
    add_to_admin_menu = True
    search_backend_name = None
    ordering = "-published_at"
    about: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("critic"),
                FieldRowPanel([FieldPanel("published_at"), FieldPanel("language")]),
                FieldPanel("embargo_until"),
                FieldPanel("spoilers"),
                FieldPanel("slug", widget=SlugInput, heading="Address"),
            ],
            heading="Publication",
        ),
        PublishingPanel(),
        MultiFieldPanel(
            [FieldPanel("correction"), FieldPanel("correction_public")],
            heading="Correction",
            help_text="Once a text has been published, say here what you put right in it.",
        ),
    ]

    @property
    def permission_policy(self) -> OwnPolicy:
        """Give the policy that knows whose a piece is."""
        return POLICIES[self.model]

    def register_chooser_viewset(self) -> None:
        """Register none: nothing chooses a piece, and a chooser would tell of drafts."""

    def construct_view(self, view_class: type, **options: Any) -> Callable[..., HttpResponse]:
        """Guard every view of a piece."""
        return guarded(super().construct_view(view_class, **options), self.model)
