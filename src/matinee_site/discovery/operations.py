"""Builds the search index from what may be shown of the catalogue."""

from django.db import connection, transaction

from matinee.catalogue.names import fold, fold_title
from matinee_site.catalogue.queries import last_load
from matinee_site.discovery.models import Indexed

_CLOSED = (
    "EXISTS (SELECT 1 FROM catalogue_{0} fact JOIN catalogue_citation c ON c.id = fact.citation_id"
    " JOIN catalogue_source s ON s.id = c.source_id WHERE NOT s.publishable AND fact.{1} = {2}.id)"
)
# Other titles and spellings carry no source of their own: they are found by only where every
# source of the film or person may be published.
_FILMS = (
    "SELECT 'film', film.slug, film.key, film.title, title.folded, film.public_year, film.fame"
    " FROM catalogue_film film JOIN catalogue_filmtitle title ON title.film_id = film.id"
    " WHERE film.public AND film.present AND (NOT "
    + _CLOSED.format("statement", "film_id", "film")
    + " OR title.folded = fold_title(film.title))"
)
# Four for a film puts somebody with a long career beside a well-known film.
_PEOPLE = (
    "SELECT 'person', person.slug, person.slug, person.name, named.folded, NULL,"
    " 4 * (SELECT count(DISTINCT film_id) FROM catalogue_credit WHERE person_id = person.id)"
    " FROM catalogue_person person JOIN catalogue_personname named ON named.person_id = person.id"
    " WHERE person.public AND (NOT "
    + _CLOSED.format("credit", "person_id", "person")
    + " OR named.folded = fold(person.name))"
)
_SERIES = (
    "SELECT 'series', series.slug, series.slug, series.name, series.folded, NULL,"
    " max(film.fame) + 50 * count(DISTINCT film.id) FROM catalogue_series series"
    " JOIN catalogue_film film ON film.series_id = series.id AND film.public AND film.present"
    " WHERE EXISTS (SELECT 1 FROM catalogue_statement fact JOIN catalogue_citation c"
    " ON c.id = fact.citation_id JOIN catalogue_source s ON s.id = c.source_id"
    " WHERE fact.film_id = film.id AND fact.field = 'series' AND s.publishable)"
    " GROUP BY series.id"
)


def refresh_index(*, force: bool = False) -> bool:
    """Make the index anew when the catalogue has been loaded since; say whether it was needed."""
    load = last_load()
    if load is None:
        return False
    if not force and Indexed.objects.filter(load=load.id).exists():
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        connection.connection.create_function("fold", 1, fold, deterministic=True)
        connection.connection.create_function("fold_title", 1, fold_title, deterministic=True)
        cursor.execute("DELETE FROM discovery_entry")
        cursor.execute(
            "INSERT INTO discovery_entry (kind, slug, key, name, folded, year, fame) SELECT * FROM"
            f" ({_FILMS} UNION ALL {_PEOPLE} UNION ALL {_SERIES}) ORDER BY 7 DESC, 2"
        )
        cursor.execute("INSERT INTO discovery_words (discovery_words) VALUES ('rebuild')")
        Indexed.objects.all().delete()
        Indexed.objects.create(fingerprint=load.fingerprint, load=load.id)
    return True
