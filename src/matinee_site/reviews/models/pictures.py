"""Pictures in texts, with what they show and whose they are."""

import secrets

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition

_FORMATS = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"}


class Picture(AbstractImage):
    """A picture; ``description`` says what it shows to those who cannot see it.

    The folder of its file cannot be guessed, so that a picture of a draft is not found by its name.
    """

    credit = models.CharField(max_length=300, blank=True, help_text="Whose it is: © Studio, 2025.")

    admin_form_fields = ("file", "title", "description", "credit")

    def get_upload_to(self, filename: str) -> str:
        """Give the file a folder of its own."""
        name = super().get_upload_to(filename).rsplit("/", 1)[-1][-60:]
        return f"pictures/{secrets.token_urlsafe(9)}/{name}"


class PictureRendition(AbstractRendition):
    """A picture in a size; only these are given to readers."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        """Put it beside the picture."""
        folder = self.image.file.name.rsplit("/", 1)[0]
        return f"renditions/{folder.rsplit('/', 1)[-1]}/{filename[-80:]}"
