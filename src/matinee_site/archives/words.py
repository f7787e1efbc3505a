"""What an item of an archive becomes, and what became of it; usable before Django is set up."""

from django.db import models


class Becomes(models.TextChoices):
    """What an item of an archive becomes here."""

    REVIEW = "review", "Review"
    ARTICLE = "article", "Article"
    PAGE = "page", "Page"
    PICTURE = "picture", "Picture"
    VIEWING = "viewing", "Viewing"
    LISTED = "listed", "Film in a collection"
    NOTHING = "nothing", "Left out"


OF_A_FILM = (Becomes.REVIEW, Becomes.VIEWING, Becomes.LISTED)
PIECES = (Becomes.REVIEW, Becomes.ARTICLE, Becomes.PAGE)


class Fate(models.TextChoices):
    """What became of an item in the last run that saw it."""

    WAITS = "waits", "Not brought in yet"
    BROUGHT = "brought", "Brought in"
    UPDATED = "updated", "Brought up to date"
    SAME = "same", "As before"
    KEPT = "kept", "Changed here since, kept as it is"
    REMOVED = "removed", "Removed here since, not brought again"
    LEFT_OUT = "left_out", "Left out"
    TAKEN_BACK = "taken_back", "Taken back"
