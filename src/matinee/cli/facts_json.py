"""A film or a person of the catalogue as plain data, each fact with its sources."""

from collections.abc import Mapping, Sequence
from typing import Any

from matinee.catalogue import Citation, Credit, Details, Dossier, FilmCredit, Person, Source
from matinee.catalogue.json_forms import VERSION, film_json, sources_json


def dossier_json(
    dossier: Dossier, details: Details, sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Give a film with its credits, the roles known to be complete, and who states each fact."""
    film = dossier.film
    place = film.series
    return {
        "version": VERSION,
        "kind": "film",
        **(film_json(film.ref) or {}),
        "wikidata_id": film.wikidata_id,
        "original_title": film.original_title,
        "aliases": list(film.aliases),
        "runtime": film.runtime,
        "genres": list(film.genres),
        "countries": list(film.countries),
        "languages": list(film.languages),
        "series": {
            "id": place.series,
            "name": place.name,
            "place": place.place,
            "story_place": place.story_place,
            "relation": place.relation,
        }
        if place
        else None,
        "remake_of": film.remake_of,
        **_details(details, sources),
        "credits": [_credit(credit, sources) for credit in dossier.credits],
        "complete": {
            role.value: sources_json(citations, sources)
            for role, citations in dossier.coverage.items()
        },
        "statements": [
            {
                "field": statement.field,
                "value": statement.value,
                "source": sources_json([statement.citation], sources)[0],
            }
            for statement in dossier.statements
        ],
    }


def _details(details: Details, sources: Mapping[str, Source]) -> dict[str, Any]:
    def said(citation: Citation) -> dict[str, str]:
        return sources_json([citation], sources)[0]

    return {
        "titles": [
            {
                "title": title.text,
                "language": title.language,
                "country": title.country,
                "kind": title.kind,
                "source": said(title.citation),
            }
            for title in details.titles
        ],
        "all_series": [
            {
                "id": place.series,
                "name": place.name,
                "place": place.place,
                "story_place": place.story_place,
                "relation": place.relation,
                "source": said(citation),
            }
            for place, citation in details.series
        ],
        "kin": [
            {
                "kind": kin.kind,
                "film": film_json(kin.film),
                "title": kin.title,
                "year": kin.year,
                "ref": kin.ref,
                "source": said(kin.citation),
            }
            for kin in details.kin
        ],
        "cuts": [
            {"name": cut.name, "minutes": cut.minutes, "source": said(cut.citation)}
            for cut in details.cuts
        ],
        "releases": [
            {
                "date": each.date,
                "country": each.country,
                "kind": each.kind,
                "source": said(each.citation),
            }
            for each in details.releases
        ],
        "identifiers": [
            {"scheme": each.scheme, "value": each.value, "source": said(each.citation)}
            for each in details.identifiers
        ],
    }


def person_json(
    person: Person, work: Sequence[FilmCredit], sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Give a person with the films worked on, by year."""
    return {
        "version": VERSION,
        "kind": "person",
        "id": person.id,
        "name": person.name,
        "credits": [
            {
                "film": film_json(line.film),
                "role": line.role.value,
                "character": line.character,
                "sources": sources_json(line.citations, sources),
            }
            for line in work
        ],
    }


def _credit(credit: Credit, sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "role": credit.role.value,
        "person": {
            "id": credit.person.id,
            "name": credit.person.name,
            "aliases": list(credit.person.aliases),
        },
        "character": credit.character,
        "character_aliases": list(credit.character_aliases),
        "billing": credit.billing,
        "voice": credit.voice,
        "uncredited": credit.uncredited,
        "credited_as": credit.credited_as,
        "sources": sources_json(credit.citations, sources),
    }
