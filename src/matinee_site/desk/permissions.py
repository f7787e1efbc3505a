"""Who may do what with reviews at the desk.

Django's permission to add reviews lets a login write, and change what is its own; the permission
to change is for everybody's. Whoever may view check results sees claims.
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

from matinee_site.reviews.models import Review

SEE_CLAIMS = "reviews.view_checkresult"
_OWN = {"change", "view"}
View = Callable[..., HttpResponse]


class ReviewPolicy(ModelPermissionPolicy):
    """Adds to Django's permissions that what is one's own may be changed."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say whether a login may do this with some review."""
        return super().user_has_permission(user, action) or (
            action in _OWN and super().user_has_permission(user, "add")
        )

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser, action: str, instance: Review
    ) -> bool:
        """Say whether a login may do this with this review."""
        if super().user_has_permission(user, action):
            return True
        return self.user_has_permission(user, action) and instance.belongs_to(user)

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser, actions: Iterable[str]
    ) -> QuerySet[Review]:
        """Give the reviews with which a login may do one of these."""
        actions = set(actions)
        if any(super(ReviewPolicy, self).user_has_permission(user, each) for each in actions):
            return Review.objects.all()
        if any(self.user_has_permission(user, each) for each in actions):
            return Review.objects.filter(Q(owner=user) | Q(critic__user=user))
        return Review.objects.none()


POLICY = ReviewPolicy(Review)


def open_to(user: AbstractBaseUser) -> QuerySet[Review]:
    """Give the reviews that a login may change."""
    return POLICY.instances_user_has_any_permission_for(user, ["change"])


def guarded(view: View) -> View:
    """Let a view of one review, whichever it is, be asked only by those who may change it.

    Wagtail's views of snippets ask whether a login may change reviews at all; this asks about
    the one review, in one place for editing, history, comparison, previews and the rest.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            review = Review.objects.filter(pk=unquote(str(kwargs["pk"]))).first()
            if review and not _may_open(request.user, review):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer


def _may_open(user: AbstractBaseUser, review: Review) -> bool:
    if POLICY.user_has_permission_for_instance(user, "change", review):
        return True
    task = review.current_workflow_task
    return task is not None and task.user_can_access_editor(review, user)
