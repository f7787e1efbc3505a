"""Registers the reader's pages with Django."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The application of the public pages; it has no tables."""

    name = "matinee_site.pages"
    label = "pages"
