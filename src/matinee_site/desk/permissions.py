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
from django.db.models import Model, Q, QuerySet
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
View = Callable[..., HttpResponse]


class OwnPolicy(ModelPermissionPolicy):
    """Adds to Django's permissions that whoever may add may do some things with what is theirs.

    ``own`` are those actions; ``theirs`` says of a login which rows are its own.
    """

    def __init__(
        self, model: type[Model], *, own: frozenset[str], theirs: Callable[[AbstractBaseUser], Q]
    ) -> None:
        super().__init__(model)
        self._own, self._theirs = own, theirs

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say whether a login may do this with some of them."""
        return super().user_has_permission(user, action) or (
            action in self._own and super().user_has_permission(user, "add")
        )

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser, action: str, instance: Piece | Viewing
    ) -> bool:
        """Say whether a login may do this with this one."""
        if super().user_has_permission(user, action):
            return True
        return self.user_has_permission(user, action) and instance.belongs_to(user)

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Give those with which a login may do one of these."""
        actions = set(actions)
        if any(super(OwnPolicy, self).user_has_permission(user, each) for each in actions):
            return self.model.objects.all()
        if any(self.user_has_permission(user, each) for each in actions):
            return self.model.objects.filter(self._theirs(user))
        return self.model.objects.none()


VIEWINGS = OwnPolicy(
    Viewing,
    own=frozenset({"change", "delete", "view"}),
    theirs=lambda user: Q(critic__user=user),
)
POLICIES = {
    model: OwnPolicy(
        model,
        own=frozenset({"change", "view"}),
        theirs=lambda user: Q(owner=user) | Q(critic__user=user),
    )
    for model in (Review, Article)
}


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
