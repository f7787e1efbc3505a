"""What a process does that examines items for another: opens the site, then an examiner.

Imports nothing of the site by itself: Django has to be set up first.
"""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.conf import settings

from matinee.cli.collector import collect_seldom

if TYPE_CHECKING:
    from matinee_site.archives.book import PictureBook
    from matinee_site.archives.examining import Asked, Examined

    Examine = Callable[[Sequence[Asked]], list[Examined]]

SETTINGS = "matinee_site.config.settings"


def open_examiner(
    folder: str, book: "PictureBook", scale: float | None, now: datetime
) -> "Examine":
    """Give what examines items of the site in a folder; in a new process, open it first."""
    if not apps.ready:
        os.environ["MATINEE_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        django.setup()
        collect_seldom()
    module = import_module("matinee_site.archives.examining")
    examiner: Examine = module.Examiner(book, scale=scale, now=now)
    return examiner


def site_folder() -> str:
    """Give the folder of the site that this process has open."""
    return str(settings.FOLDER.root)
