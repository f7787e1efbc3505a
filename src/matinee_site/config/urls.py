"""The addresses of the site."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("", include("matinee_site.pages.urls")),
]

handler404 = "matinee_site.pages.views.errors.not_found"
