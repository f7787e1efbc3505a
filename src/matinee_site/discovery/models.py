"""The search index of the catalogue: one row a name, the famous first."""

from django.db import models


class Entry(models.Model):
    """A name that can be found; its row number is its rank by fame.

    The full-text table ``discovery_words`` beside it holds the words of ``folded``.
    """

    kind = models.CharField(max_length=10)
    slug = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    name = models.CharField(max_length=500)
    folded = models.CharField(max_length=500, db_index=True)
    year = models.IntegerField(null=True)
    fame = models.IntegerField()


class Indexed(models.Model):
    """Which loading of the catalogue the index was made of."""

    fingerprint = models.CharField(max_length=64)
    load = models.IntegerField()
