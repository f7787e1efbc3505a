"""Turns the result of a query for films into entities, so that it is read as a dump is.

A row names its film in ``film`` (or ``item``), and says something of it in variables called after
what they hold (``director``, ``date``, ``imdb`` ...) or after the property (``P57``). Words come in
``filmLabel``, ``directorLabel`` and so on, as Wikidata's label service gives them. A row may also
name a role's property itself: ``role`` holds ``P57``, and ``person`` who had it.
"""

import re
from collections.abc import Mapping
from typing import Any

from matinee.catalogue.sources.wikidata_entities import ROLES

_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|prop/direct|prop)/([PQ][1-9]\d{0,10})")
_FILM = ("film", "item", "movie")
_ITEMS = {
    "director": "P57", "screenwriter": "P58", "writer": "P58", "composer": "P86", "genre": "P136",
    "basedOn": "P144", "cast": "P161", "actor": "P161", "producer": "P162", "series": "P179",
    "company": "P272", "cinematographer": "P344", "language": "P364", "country": "P495",
    "editor": "P1040", "productionDesigner": "P2554", "costumeDesigner": "P2515",
    "executiveProducer": "P1431", "voice": "P725",
}  # fmt: skip
_TEXTS = {"imdb": "P345", "tmdb": "P4947", "letterboxd": "P6127"}
_DATES = {"date": "P577", "year": "P577", "published": "P577"}
_PROPERTIES = {**_ITEMS, **_TEXTS, **_DATES, "title": "P1476", "duration": "P2047"}
_QUALIFIERS = {"characterName": "P4633", "ordinal": "P1545", "creditedAs": "P1810"}

Row = Mapping[str, Mapping[str, Any]]


def rows_as_entities(result: Any) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    """Give the films of a query's result as entities, and the words for entities they name.

    Raise ValueError when it is no result, or names no film.
    """
    try:
        rows = result["results"]["bindings"]
        names = set(result["head"]["vars"]) | {name for row in rows for name in row}
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("it has no head or no bindings") from error
    film_name = next((name for name in _FILM if name in names), None)
    if film_name is None:
        raise ValueError(f"no variable is called {' or '.join(_FILM)}")
    films: dict[str, dict[str, Any]] = {}
    labels: dict[int, str] = {}
    for row in rows:
        item = _item(row, film_name)
        if item is None:
            continue
        film = films.setdefault(item, {"id": item, "labels": {}, "claims": {"P31": [_is_film()]}})
        _label(film, row, film_name)
        for name in row:
            held = _item(row, name)
            words = _text(row, f"{name}Label")
            # The service gives the number itself where there is no label.
            if held and words and words != held:
                labels[int(held[1:])] = words
        _say(film["claims"], row)
    return list(films.values()), list(labels.items())


def _say(claims: dict[str, list[dict[str, Any]]], row: Row) -> None:
    role, person = _property(row, "role"), _item(row, "person")
    if role in ROLES and person:
        _add(claims, role, _entity_value(person), _qualifiers(row))
    for name in row:
        number = name if re.fullmatch(r"P[1-9]\d{0,10}", name) else _PROPERTIES.get(name)
        value = _as_value(row, name, number) if number else None
        if number and value is not None:
            of_person = number in ROLES or number in ("P179", "P161")
            _add(claims, number, value, _qualifiers(row) if of_person else {})


def _as_value(row: Row, name: str, number: str) -> Any:
    held = _item(row, name)
    if held:
        return _entity_value(held)
    text = _text(row, name)
    if text is None:
        return None
    if number == "P577":
        date = re.match(r"(\d{4})(?:-(\d\d)-(\d\d))?", text)
        if not date:
            return None
        # A query does not say how exact a date is, and a year alone is given as its first day.
        first = date[2] is None or (date[2], date[3]) == ("01", "01")
        day = f"+{date[1]}-{date[2] or '00'}-{date[3] or '00'}T00:00:00Z"
        return {"time": day, "precision": 9 if first else 11}
    if number == "P2047":
        return {"amount": text, "unit": "http://www.wikidata.org/entity/Q7727"}
    if number == "P1476":
        return {"text": text, "language": row[name].get("xml:lang") or "und"}
    return text


def _qualifiers(row: Row) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    character = _item(row, "character")
    if character:
        found["P453"] = [_snak(_entity_value(character))]
    elif _text(row, "character"):
        found["P4633"] = [_snak(_text(row, "character"))]
    for name, number in _QUALIFIERS.items():
        if text := _text(row, name):
            found[number] = [_snak(text)]
    return found


def _add(
    claims: dict[str, list[dict[str, Any]]], number: str, value: Any, qualifiers: dict[str, Any]
) -> None:
    said = {"mainsnak": _snak(value), "rank": "normal", "qualifiers": qualifiers}
    if said not in claims.setdefault(number, []):
        claims[number].append(said)


def _label(film: dict[str, Any], row: Row, name: str) -> None:
    words = _text(row, f"{name}Label")
    if words and words != film["id"]:
        language = row[f"{name}Label"].get("xml:lang") or "en"
        film["labels"].setdefault(language, {"language": language, "value": words})


def _is_film() -> dict[str, Any]:
    return {"mainsnak": _snak(_entity_value("Q11424")), "rank": "normal"}


def _entity_value(item: str) -> dict[str, str]:
    return {"entity-type": "item", "id": item}


def _snak(value: Any) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def _item(row: Row, name: str) -> str | None:
    match = _ENTITY.fullmatch(_text(row, name) or "")
    return match[1] if match and match[1].startswith("Q") else None


def _property(row: Row, name: str) -> str:
    text = _text(row, name) or ""
    match = _ENTITY.fullmatch(text)
    return match[1] if match else text


def _text(row: Row, name: str) -> str | None:
    held = row.get(name)
    value = held.get("value") if isinstance(held, Mapping) else None
    return value if isinstance(value, str) and value else None
