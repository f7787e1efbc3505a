"""What is printed on posters; one question for each, since a build asks it for every film twice."""

from collections import defaultdict

from django.db import connection

from matinee_site.pages.posters import PosterFacts

_ASK = """
WITH f AS (SELECT film.* FROM catalogue_film film WHERE film.slug = %s AND public AND present)
SELECT 'film', f.key, f.title, f.public_year, f.place, (
  SELECT series.name FROM catalogue_series series WHERE series.id = f.series_id AND EXISTS (
    SELECT 1 FROM catalogue_statement said
    JOIN catalogue_citation citation ON citation.id = said.citation_id
    JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
    WHERE said.film_id = f.id AND said.field = 'series'))
FROM f
UNION ALL
SELECT 'genre', genre.name, NULL, link.position, NULL, NULL
FROM f JOIN catalogue_filmgenre link ON link.film_id = f.id AND link.public
JOIN catalogue_genre genre ON genre.id = link.genre_id
UNION ALL
SELECT 'country', country.name, NULL, link.position, NULL, NULL
FROM f JOIN catalogue_filmcountry link ON link.film_id = f.id AND link.public
JOIN catalogue_country country ON country.id = link.country_id
"""


def poster_facts(slug: str) -> PosterFacts | None:
    """Give what is printed on a film's poster, or None when the film has no page."""
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    film = None
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [slug])
        for kind, name, title, number, place, series in cursor.fetchall():
            if kind == "film":
                film = (name, title, number, place, series)
            else:
                named[kind].append((number, name))
    if film is None:
        return None
    key, title, year, place, series = film
    return PosterFacts(
        key=key,
        title=title,
        year=year,
        genres=[name for _, name in sorted(named["genre"])],
        countries=[name for _, name in sorted(named["country"])[:1]],
        series=series,
        place=place,
    )
