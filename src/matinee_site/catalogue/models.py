"""Tables of the catalogue: close to a snapshot's, with addresses and with what may be shown.

The plain columns hold the best value of any source and serve checking. What a public page may
show is in ``public``, ``names`` and the columns that begin with ``public_``, worked out on loading,
and in rows whose citation is of a publishable source; ``queries`` gives only that.
"""

from django.db import models
from django.db.models.functions import Substr

from matinee.catalogue import FilmRef
from matinee_site.catalogue.house import Doubt, HouseFact, Ruling

__all__ = [
    "Citation",
    "Country",
    "Coverage",
    "Credit",
    "Doubt",
    "Film",
    "FilmCountry",
    "FilmGenre",
    "FilmTitle",
    "Genre",
    "HouseFact",
    "Load",
    "Person",
    "PersonName",
    "Ruling",
    "Series",
    "Source",
    "Statement",
]

TITLE_FIELDS = frozenset({"title", "original_title", "local_title", "other_title", "aliases"})
"""The fields of a statement that hold a title."""


class Source(models.Model):
    """Somebody who states facts, and whether those may be published."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    publishable = models.BooleanField()
    home = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name


class Citation(models.Model):
    """A place in a source."""

    source = models.ForeignKey(Source, models.CASCADE)
    ref = models.CharField(max_length=1000, blank=True)

    class Meta:
        unique_together = (("source", "ref"),)


class Series(models.Model):
    """Films that belong together."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name


class Genre(models.Model):
    """A kind of film."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class Country(models.Model):
    """Where a film comes from."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.name


class Film(models.Model):
    """A film; one that a newer catalogue no longer has stays, with ``present`` off.

    ``into`` is the film that it was found to be; ``names`` has its title in the site's languages,
    by code, where that is not ``title`` (``naming``).
    """

    key = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=500)
    original_title = models.CharField(max_length=500, null=True, blank=True)
    year = models.IntegerField(null=True, blank=True)
    runtime = models.IntegerField(null=True, blank=True)
    imdb_id = models.CharField(max_length=20, null=True, blank=True, db_index=True)
    wikidata_id = models.CharField(max_length=20, null=True, blank=True)
    aliases = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="films")
    place = models.IntegerField(null=True)
    story_place = models.FloatField(null=True)
    relation = models.CharField(max_length=100, null=True)
    remake_of = models.CharField(max_length=100, null=True, db_index=True)
    fame = models.IntegerField(default=0)
    present = models.BooleanField(default=True)
    public = models.BooleanField(default=False)
    public_year = models.IntegerField(null=True)
    public_runtime = models.IntegerField(null=True)
    public_original = models.CharField(max_length=500, null=True)
    names = models.JSONField(default=dict)
    into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")
    genres = models.ManyToManyField(Genre, through="FilmGenre", related_name="films")
    countries = models.ManyToManyField(Country, through="FilmCountry", related_name="films")

    class Meta:
        indexes = (
            models.Index(fields=["-fame", "title"], name="film_fame"),
            models.Index(fields=["public_year", "-fame"], name="film_year"),
        )

    def __str__(self) -> str:
        return str(self.ref)

    @property
    def ref(self) -> FilmRef:
        """Give the short form that the checker knows a film by."""
        return FilmRef(self.key, self.title, self.year, self.imdb_id, self.fame)


class FilmGenre(models.Model):
    """A film's genre, in the source's order; ``public`` when a publishable source says so."""

    film = models.ForeignKey(Film, models.CASCADE)
    genre = models.ForeignKey(Genre, models.CASCADE)
    position = models.IntegerField()
    public = models.BooleanField()

    class Meta:
        unique_together = (("film", "genre"),)


class FilmCountry(models.Model):
    """A film's country, in the source's order; ``public`` when a publishable source says so."""

    film = models.ForeignKey(Film, models.CASCADE)
    country = models.ForeignKey(Country, models.CASCADE)
    position = models.IntegerField()
    public = models.BooleanField()

    class Meta:
        unique_together = (("film", "country"),)


class FilmTitle(models.Model):
    """A title of a film in normal form."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="titles")
    folded = models.CharField(max_length=500, db_index=True)


class Person(models.Model):
    """Somebody who worked on films; ``public`` when a publishable source credits them.

    ``into`` is who they were found to be; ``house`` holds for those whom no source has.
    """

    slug = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    public = models.BooleanField(default=False)
    into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")
    house = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class PersonName(models.Model):
    """A name of a person, as written and in normal form; ``public`` when it may be shown."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    folded = models.CharField(max_length=300, db_index=True)
    name = models.CharField(max_length=300)
    public = models.BooleanField(default=False)


class Credit(models.Model):
    """A person in a role on a film, as one source states it.

    ``credited_as`` is the name on the screen where it is another than theirs.
    """

    film = models.ForeignKey(Film, models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, models.CASCADE, related_name="credits")
    role = models.CharField(max_length=30)
    character = models.CharField(max_length=500, null=True)
    character_aliases = models.JSONField(null=True)
    billing = models.IntegerField(null=True)
    voice = models.BooleanField(default=False)
    uncredited = models.BooleanField(default=False)
    credited_as = models.CharField(max_length=300, null=True)
    citation = models.ForeignKey(Citation, models.CASCADE)


class Coverage(models.Model):
    """A source lists a role of a film completely."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="coverage")
    role = models.CharField(max_length=30)
    citation = models.ForeignKey(Citation, models.CASCADE)


class Statement(models.Model):
    """One source's word on a plain fact of a film.

    A title (``title``, ``original_title``, ``local_title``, ``other_title``) may be of a language
    and a country, a day of ``release`` of a country, with its kind as ``note``; ``cut`` is how many
    minutes the version runs that ``note`` names.
    """

    film = models.ForeignKey(Film, models.CASCADE, related_name="statements")
    field = models.CharField(max_length=30)
    value = models.CharField(max_length=500)
    language = models.CharField(max_length=35, null=True)
    country = models.CharField(max_length=100, null=True)
    note = models.CharField(max_length=200, null=True)
    citation = models.ForeignKey(Citation, models.CASCADE)

    class Meta:
        indexes = (
            # Of 1954-04-26, what comes round each year: 04-26.
            models.Index(
                Substr("value", 6), condition=models.Q(field="release"), name="film_release_day"
            ),
        )


class Load(models.Model):
    """A loading of the catalogue, or a word of the house's; the newest says what the site holds.

    ``words`` counts what the house has said since the beginning; ``languages`` are those that films
    were named in; ``origin`` is the file of the operator's own catalogue, '' for the one that comes
    with Matinee.
    """

    fingerprint = models.CharField(max_length=64)
    films = models.IntegerField()
    loaded_at = models.DateTimeField()
    words = models.IntegerField(default=0)
    languages = models.CharField(max_length=300, default="")
    origin = models.CharField(max_length=1000, default="")
