"""Articles: what the house publishes that is no review."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from matinee.catalogue import FilmRef
from matinee_site.catalogue.models import Film, Person
from matinee_site.reviews.checking import mentions_of, site_checker
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models.pieces import Piece
from matinee_site.reviews.parts import bodies

# First parts of addresses that are taken: a page such as "about" stands right under the site's.
_TAKEN = (
    "about-this-site api articles browse calendar collections corrections critics desk feed feeds"
    " films media members notices people pictures posters preview reviews robots search series"
    " sitemap static style tags"
).split()


class Article(Piece):
    """An essay, an interview, a diary, a list of the year, or a page such as "About"."""

    class Kind(models.TextChoices):
        """What an article is."""

        ESSAY = "essay", "Essay"
        INTERVIEW = "interview", "Interview"
        DIARY = "diary", "Festival diary"
        LIST = "list", "List"
        PAGE = "page", "Page, such as About"

    reserved = _TAKEN

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ESSAY)
    mentions = models.JSONField(
        null=True, editable=False,
        help_text="For each section of the published text, the names found in its Markdown.",
    )  # fmt: skip
    html = models.JSONField(
        null=True, editable=False,
        help_text="Each section as HTML with its names linked to their pages.",
    )  # fmt: skip

    @property
    def film(self) -> Film | None:
        """Give the film that the article is about, if it is about one alone."""
        films = list(self.films.all()[:2])
        return films[0].film if len(films) == 1 else None

    @property
    def balance(self) -> Sequence[tuple[str, str]]:
        """Give nothing: an article has sections only."""
        return ()

    @property
    def further(self) -> Sequence[FilmRef]:
        """Give nothing: an article reviews no film."""
        return ()

    @property
    def header(self) -> Mapping[str, Sequence[str]]:
        """Give nothing: an article has no facts above its text."""
        return {}

    def get_absolute_url(self) -> str:
        """Give the article's page; a page such as "About" stands right under the site's address."""
        return f"/{self.slug}/" if self.kind == self.Kind.PAGE else f"/articles/{self.slug}/"

    def keep_check(self) -> None:
        """Note the names in the public text, and keep the text as it is printed."""
        self.mentions = mentions_of(self, checker=site_checker())
        self.html = linked_parts(bodies(self), self.mentions, film=None)
        type(self).objects.filter(pk=self.pk).update(mentions=self.mentions, html=self.html)
        self.note_mentions(self.mentions)


class ArticleFilm(Orderable):
    """A film that an article is about, in order; ``note`` is for a list, in Markdown."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="films")
    film = models.ForeignKey(Film, models.PROTECT, related_name="articles")
    note = models.TextField(blank=True, max_length=2000)

    def __str__(self) -> str:
        return str(self.film)


class ArticlePerson(Orderable):
    """A person whom an article is about; ``person`` is the catalogue's id, which is the slug."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="people")
    person = models.CharField(max_length=120, db_index=True)
    name = models.CharField(max_length=300, blank=True, editable=False)

    def __str__(self) -> str:
        return self.name or self.person

    def save(self, *args: Any, **options: Any) -> None:
        """Keep the name beside the id, for when the catalogue lets go of the person."""
        known = Person.objects.filter(slug=self.person).first()
        self.name = known.name if known else self.name
        super().save(*args, **options)
