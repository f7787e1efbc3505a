"""What the desk adds to Wagtail and takes away; Wagtail looks for a module of this name."""

from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from matinee_site.desk.avatars import avatar
from matinee_site.desk.choosers import film_chooser
from matinee_site.desk.diary import ViewingViewSet
from matinee_site.desk.front import article_chooser, review_chooser
from matinee_site.desk.home import DeskPanel
from matinee_site.desk.lists import ADD as ADD_COLLECTION
from matinee_site.desk.panels import desk_addresses
from matinee_site.desk.permissions import BRING_ARCHIVES, CORRECT_FILMS, SEE_CLAIMS
from matinee_site.desk.showings import ShowingsGroup
from matinee_site.desk.urls import urlpatterns
from matinee_site.desk.viewsets import (
    ArticleViewSet,
    CollectionViewSet,
    CriticViewSet,
    NoticeViewSet,
    ReviewViewSet,
)

_REVIEWS = ("view_checkresult", "add_acceptance", "add_previewlink", "add_picture")
# Addresses here are our own: there is no tree of pages to explore.
_UNUSED = {"explorer", "documents", "reports", "help", "snippets"}

for viewset in (
    ReviewViewSet,
    ArticleViewSet,
    ViewingViewSet,
    NoticeViewSet,
    CollectionViewSet,
    CriticViewSet,
    ShowingsGroup,
):
    register_snippet(viewset)


@hooks.register("register_admin_viewset")
def register_film_chooser() -> ViewSet:
    """Make every field that names a film open the chooser."""
    return film_chooser


@hooks.register("register_admin_viewset")
def register_published_choosers() -> list[ViewSet]:
    """Let the first page's arrangement choose what is published."""
    return [review_chooser, article_chooser]


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Give the desk's own pages and answers their addresses."""
    return urlpatterns


@hooks.register("insert_editor_js")
def bring_editor() -> SafeString:
    """Bring the editor into every form, and tell it where it is answered."""
    script = format_html('<script src="{}"></script>', static("desk/editor.js"))
    return json_script(desk_addresses(), "mt-urls") + script


class CatalogueItem(MenuItem):
    """The catalogue's pages in the menu, for those who may correct it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the same permission as the pages."""
        return request.user.has_perm(CORRECT_FILMS)


@hooks.register("register_admin_menu_item")
def register_catalogue_item() -> MenuItem:
    """Put the catalogue into the menu."""
    return CatalogueItem(
        "Catalogue", reverse("desk_catalogue"), name="catalogue", icon_name="list-ul", order=127
    )


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


class ArchivesItem(MenuItem):
    """The pages for archives in the menu, for those who may bring one in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the same permission as the pages."""
        return request.user.has_perm(BRING_ARCHIVES)


@hooks.register("register_admin_menu_item")
def register_archives_item() -> MenuItem:
    """Put the archives into the menu."""
    return ArchivesItem(
        "Archives", reverse("desk_archives"), name="archives", icon_name="download", order=140
    )


class ListsItem(MenuItem):
    """Lists in and out in the menu, for those who may make collections."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the same permission as the page."""
        return request.user.has_perm(ADD_COLLECTION)


@hooks.register("register_admin_menu_item")
def register_lists_item() -> MenuItem:
    """Put lists in and out into the menu, after the collections."""
    return ListsItem(
        "Lists in and out", reverse("desk_lists"), name="lists", icon_name="list-ul", order=111
    )


@hooks.register("construct_main_menu")
def leave_out_unused(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take away what a Matinee site does not use."""
    items[:] = [item for item in items if item.name not in _UNUSED]


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let the forms of groups offer the permissions that belong to no list of the desk's."""
    own = Q(content_type__app_label="reviews", codename__in=_REVIEWS)
    films = Q(content_type__app_label="catalogue", codename__in=("add_film", "change_film"))
    archives = Q(content_type__app_label="archives", codename="add_importrun")
    return Permission.objects.filter(own | films | archives)


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
    """Add the desk's own styles, and those of its editor."""
    return format_html_join(
        "",
        '<link rel="stylesheet" href="{}">',
        ((static(f"desk/{name}.css"),) for name in ("desk", "editor")),
    )
