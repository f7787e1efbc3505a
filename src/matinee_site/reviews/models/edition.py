"""The edition of the public pages."""

from django.db import models


class Edition(models.Model):
    """A number that grows whenever a public page may have changed: the key of every cached page."""

    number = models.PositiveBigIntegerField()

    @classmethod
    def next(cls) -> None:
        """Let every cached page be made anew, in all processes."""
        if not cls.objects.update(number=models.F("number") + 1):
            cls.objects.create(number=1)
