"""What the desk adds to Wagtail and takes away; Wagtail looks for a module of this name."""

from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from matinee_site.desk.avatars import avatar
from matinee_site.desk.check import check_page
from matinee_site.desk.choosers import film_chooser
from matinee_site.desk.front import article_chooser, review_chooser
from matinee_site.desk.home import DeskPanel
from matinee_site.desk.permissions import SEE_CLAIMS
from matinee_site.desk.showings import ShowingsGroup
from matinee_site.desk.viewsets import CollectionViewSet, CriticViewSet, ReviewViewSet

# Addresses here are our own: there is no tree of pages to explore.
_UNUSED = {"explorer", "images", "documents", "reports", "help", "snippets"}

register_snippet(ReviewViewSet)
register_snippet(CollectionViewSet)
register_snippet(CriticViewSet)
register_snippet(ShowingsGroup)


@hooks.register("register_admin_viewset")
def register_film_chooser() -> ViewSet:
    """Make every field that names a film open the chooser."""
    return film_chooser


@hooks.register("register_admin_viewset")
def register_published_choosers() -> list[ViewSet]:
    """Let the first page's arrangement choose what is published."""
    return [review_chooser, article_chooser]


@hooks.register("register_admin_urls")
def register_check() -> list[URLPattern]:
    """Give the checking page its address."""
    return [path("check/", check_page, name="desk_check")]


class CheckItem(MenuItem):
    """The checking page in the menu, for those who may see claims."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the same permission as the page."""
        return request.user.has_perm(SEE_CLAIMS)


@hooks.register("register_admin_menu_item")
def register_check_item() -> MenuItem:
    """Put the checking page into the menu."""
    return CheckItem(
        "Check a text", reverse("desk_check"), name="check", icon_name="glasses", order=130
    )


@hooks.register("construct_main_menu")
def leave_out_unused(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take away what a Matinee site does not use."""
    items[:] = [item for item in items if item.name not in _UNUSED]


@hooks.register("register_permissions")
def register_see_claims() -> QuerySet[Permission]:
    """Let the forms of groups offer the permission to see claims."""
    return Permission.objects.filter(content_type__app_label="reviews", codename="view_checkresult")


@hooks.register("get_avatar_url")
def draw_avatar(user: AbstractBaseUser, size: int) -> str | None:
    """Draw the picture of a login that has uploaded none."""
    profile = getattr(user, "wagtail_userprofile", None)
    return None if profile and profile.avatar else avatar(user)


@hooks.register("construct_homepage_panels")
def give_desk(request: HttpRequest, panels: list[Component]) -> None:
    """Show what there is to do, before what awaits moderation."""
    panels.insert(0, DeskPanel())


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Add the desk's own styles."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))
