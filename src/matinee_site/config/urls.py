"""The addresses of the site."""

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from matinee_site.config.media import rendition
from matinee_site.desk.previews import preview

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    re_path(r"^media/renditions/(?P<folder>[\w-]+)/(?P<name>[\w.-]+)$", rendition),
    path("preview/<str:token>/", preview, name="preview"),
    path("", include("matinee_site.pages.urls")),
]

handler404 = "matinee_site.pages.views.errors.not_found"
