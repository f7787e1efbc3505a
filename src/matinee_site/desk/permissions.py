"""Who may do what with reviews and articles at the desk.

Django's permission to add lets a login write, and change what is its own; the permission to change
is for everybody's. Whoever may view check results sees claims.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.permissions import ModelPermissionPolicy

from matinee_site.reviews.models import Article, Piece, Review, Viewing

SEE_CLAIMS = "reviews.view_checkresult"
ACCEPT_EVERYWHERE = "reviews.add_acceptance"
MAKE_LINKS = "reviews.add_previewlink"
ADD_FILMS = "catalogue.add_film"
CORRECT_FILMS = "catalogue.change_film"
BRING_ARCHIVES = "archives.add_importrun"
ADD_PICTURES = "reviews.add_picture"
_OWN = {"change", "view"}
_OWN_DIARY = {"change", "delete", "view"}
View = Callable[..., HttpResponse]


class PiecePolicy(ModelPermissionPolicy):
    """Adds to Django's permissions that what is one's own may be changed."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say whether a login may do this with some piece."""
        return super().user_has_permission(user, action) or (
            action in _OWN and super().user_has_permission(user, "add")
        )

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser, action: str, instance: Piece
    ) -> bool:
        """Say whether a login may do this with this piece."""
        if super().user_has_permission(user, action):
            return True
        return self.user_has_permission(user, action) and instance.belongs_to(user)

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser, actions: Iterable[str]
    ) -> QuerySet[Piece]:
        """Give the pieces with which a login may do one of these."""
        actions = set(actions)
        if any(super(PiecePolicy, self).user_has_permission(user, each) for each in actions):
            return self.model.objects.all()
        if any(self.user_has_permission(user, each) for each in actions):
            return self.model.objects.filter(Q(owner=user) | Q(critic__user=user))
        return self.model.objects.none()


class ViewingPolicy(ModelPermissionPolicy):
    """Lets whoever may add viewings change and remove those of their own critic."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say whether a login may do this with some viewing."""
        own = action in _OWN_DIARY and super().user_has_permission(user, "add")
        return own or super().user_has_permission(user, action)

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser, action: str, instance: Viewing
    ) -> bool:
        """Say whether a login may do this with this viewing."""
        if super().user_has_permission(user, action):
            return True
        return self.user_has_permission(user, action) and instance.belongs_to(user)

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser, actions: Iterable[str]
    ) -> QuerySet[Viewing]:
        """Give the viewings with which a login may do one of these."""
        actions = set(actions)
        if any(super(ViewingPolicy, self).user_has_permission(user, each) for each in actions):
            return Viewing.objects.all()
        if any(self.user_has_permission(user, each) for each in actions):
            return Viewing.objects.filter(critic__user=user)
        return Viewing.objects.none()


VIEWINGS = ViewingPolicy(Viewing)
POLICIES = {model: PiecePolicy(model) for model in (Review, Article)}


def open_to(user: AbstractBaseUser, model: type[Piece] = Review) -> QuerySet[Piece]:
    """Give the reviews, or the articles, that a login may change."""
    return POLICIES[model].instances_user_has_any_permission_for(user, ["change"])


def may_write(user: AbstractBaseUser) -> bool:
    """Say whether a login may write anything at all."""
    return any(policy.user_has_permission(user, "change") for policy in POLICIES.values())


def may_change(user: AbstractBaseUser, piece: Piece) -> bool:
    """Say whether a login may open this piece in the editor."""
    if POLICIES[type(piece)].user_has_permission_for_instance(user, "change", piece):
        return True
    task = piece.current_workflow_task
    return task is not None and task.user_can_access_editor(piece, user)


def guarded(view: View, model: type[Piece]) -> View:
    """Let a view of one piece, whichever it is, be asked only by those who may change it.

    Wagtail's views of snippets ask whether a login may change such pieces at all; this asks about
    the one, in one place for editing, history, comparison, previews and the rest.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            piece = model.objects.filter(pk=unquote(str(kwargs["pk"]))).first()
            if piece and not may_change(request.user, piece):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer
