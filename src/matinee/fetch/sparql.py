"""The questions that are asked of Wikidata's query service, each for many films or people at once.

Their results name their variables as ``catalogue/sources/wikidata_sparql.py`` reads them.
"""

from collections.abc import Iterable, Sequence

from matinee.catalogue.sources.wikidata_entities import ROLES

_FILM = "?film wdt:P31/wdt:P279* wd:Q11424 ."
_ABOUT = """
  OPTIONAL { ?film wdt:P345 ?id . FILTER(STRSTARTS(?id, "tt")) }
  OPTIONAL { ?film wdt:P577 ?day }
"""
_LABELS = 'SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul,fr,de,es" }'


def films_of_identifiers(imdb_ids: Iterable[str]) -> str:
    """Ask which films have these IMDb identifiers."""
    values = " ".join(_text(id) for id in imdb_ids)
    return f"SELECT ?film ?imdb WHERE {{ VALUES ?imdb {{ {values} }} ?film wdt:P345 ?imdb }}"


def films_of_titles(titles: Iterable[str], languages: Sequence[str]) -> str:
    """Ask which films have these titles, as label, alias or title on the screen."""
    values = " ".join(f"{_text(title)}@{language}" for title in titles for language in languages)
    return f"""SELECT ?film ?title (MIN(?day) AS ?date) (SAMPLE(?links) AS ?fame) WHERE {{
  VALUES ?title {{ {values} }}
  {{ ?film rdfs:label ?title }} UNION {{ ?film skos:altLabel ?title }}
  UNION {{ ?film wdt:P1476 ?title }}
  {_FILM}
  OPTIONAL {{ ?film wdt:P577 ?day }}
  ?film wikibase:sitelinks ?links
}} GROUP BY ?film ?title"""


def work_of_people(people: Iterable[str]) -> str:
    """Ask what else these people did, on which films."""
    wanted = " ".join(f"wd:{person}" for person in people)
    roles = " ".join(f'("{role}" wdt:{role})' for role in ROLES)
    return f"""SELECT ?film ?filmLabel ?person ?role (MIN(?day) AS ?date) (SAMPLE(?id) AS ?imdb)
WHERE {{
  VALUES ?person {{ {wanted} }}
  VALUES (?role ?property) {{ {roles} }}
  ?film ?property ?person .
  {_FILM}
  {_ABOUT}
  {_LABELS}
}} GROUP BY ?film ?filmLabel ?person ?role"""


def films_of_series(series: Iterable[str]) -> str:
    """Ask which films belong to these series, and in which place."""
    wanted = " ".join(f"wd:{item}" for item in series)
    return f"""SELECT ?film ?filmLabel ?series ?seriesLabel ?ordinal (MIN(?day) AS ?date)
  (SAMPLE(?id) AS ?imdb)
WHERE {{
  VALUES ?series {{ {wanted} }}
  ?film p:P179 ?part . ?part ps:P179 ?series .
  OPTIONAL {{ ?part pq:P1545 ?ordinal }}
  {_FILM}
  {_ABOUT}
  {_LABELS}
}} GROUP BY ?film ?filmLabel ?series ?seriesLabel ?ordinal"""


def _text(text: str) -> str:
    """Quote a text so that nothing in it is read as part of the question."""
    safe = "".join(char if char.isprintable() else " " for char in text)
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'
