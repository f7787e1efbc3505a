"""Turns Wikidata's entities, as dumps and its API give them, into records of films and people.

A film names other entities by number only. Where their words are wanted (genres, characters),
the record holds a mark such as ``wd:Q130232``, to be put into words once their labels are known.
The data model is described at https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matinee.catalogue.model import Citation, Role
from matinee.catalogue.records import (
    CreditRecord,
    CutRecord,
    FilmRecord,
    KinRecord,
    NameRecord,
    PersonRecord,
    ReleaseRecord,
    SeriesRecord,
    TitleRecord,
)
from matinee.catalogue.schema import LONGEST_NAME, LONGEST_TITLE, YEARS
from matinee.catalogue.sources.wikidata_table import SOURCE

MARK = "wd:"
Entity = Mapping[str, Any]
Statement = Mapping[str, Any]

FILM_CLASSES = frozenset(
    "Q11424 Q24862 Q202866 Q93204 Q506240 Q24869 Q226730 Q29168811 Q17517379 Q20667187 Q229390"
    " Q130232 Q157443 Q188473 Q200092 Q172980 Q319221 Q21590660 Q842256 Q369747 Q471839 Q1054574"
    " Q959790 Q336144".split()
)
"""Film, and kinds of film that entities are said to be instances of."""
_NO_FILMS = frozenset(
    "Q5398426 Q1259759 Q21191270 Q3464665 Q7889 Q24856 Q21188110 Q7725310 Q581714 Q63952888"
    " Q5 Q15416 Q117467261 Q526877 Q431193".split()
)
"""Series, seasons, episodes, games and other works that have casts and IMDb numbers too."""
HUMAN = "Q5"
ROLES = {
    "P57": Role.DIRECTOR,
    "P58": Role.WRITER,
    "P162": Role.PRODUCER,
    "P1431": Role.EXECUTIVE_PRODUCER,
    "P344": Role.CINEMATOGRAPHER,
    "P86": Role.COMPOSER,
    "P1040": Role.EDITOR,
    "P2554": Role.PRODUCTION_DESIGNER,
    "P2515": Role.COSTUME_DESIGNER,
    "P161": Role.ACTOR,
    "P725": Role.ACTOR,
}
"""Which role each of Wikidata's properties of a film stands for."""
_STUNTS = frozenset({"Q3246315", "Q3665646"})
_VOICE = "P725"
_MINUTES = {"Q7727": 1.0, "Q11574": 1 / 60, "Q25235": 60.0}
_UNNUMBERED = 1_000
_DATE = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)T")
_LANGUAGES = ("en", "mul", "en-gb", "en-us", "en-ca")
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,80}")


def is_film(entity: Entity) -> bool:
    """Say whether an entity is a film, by what it is said to be, else by what is said of it."""
    claims = entity.get("claims") or {}
    kinds = set(items(claims, "P31"))
    if kinds & FILM_CLASSES:
        return True
    imdb = next(texts(claims, "P345"), "")
    return not kinds & _NO_FILMS and imdb.startswith("tt") and bool(claims.keys() & {"P57", "P161"})


def is_human(entity: Entity) -> bool:
    """Say whether an entity is a person."""
    return HUMAN in items(entity.get("claims") or {}, "P31")


def label(entity: Entity) -> str | None:
    """Give what an entity is called: in English, else in any language that has a word."""
    labels = entity.get("labels") or {}
    for language in _LANGUAGES:
        if language in labels:
            return _text(labels[language])
    return next((text for each in labels.values() if (text := _text(each))), None)


def film_record(entity: Entity) -> FilmRecord | None:
    """Give a film, or None for one that has no title in any language."""
    claims = entity.get("claims") or {}
    native = list(_native_titles(claims))
    title = label(entity) or (native[0].text if native else None)
    if title is None or len(title) > LONGEST_TITLE:
        return None
    own = entity["id"]
    dates = sorted(_dates(claims))
    minutes, cuts = _lengths(claims)
    imdb = next((x for x in texts(claims, "P345") if x.startswith("tt")), None)
    directors = set(items(claims, "P57"))
    cited = (Citation(SOURCE.key, own),)
    series = list(_series(claims))
    return FilmRecord(
        key=imdb or own,
        title=title,
        year=_year(dates),
        original_title=native[0].text if native else None,
        runtime=minutes,
        imdb_id=imdb,
        wikidata_id=own,
        tmdb_id=next(texts(claims, "P4947"), None),
        letterboxd_id=next(texts(claims, "P6127"), None),
        genres=[MARK + item for item in items(claims, "P136")],
        countries=[MARK + item for item in items(claims, "P495")],
        languages=[MARK + item for item in items(claims, "P364")],
        companies=[MARK + item for item in items(claims, "P272")],
        titles=[*native, *_titles(entity, title)],
        more_series=series,
        kin=[KinRecord("based_on", ref=item, title=MARK + item) for item in items(claims, "P144")],
        cuts=cuts,
        releases=[ReleaseRecord(date, country) for date, country in dates],
        # About as many as a film's published reviews, which other sources count.
        fame=int(len(entity.get("sitelinks") or ()) ** 1.7),
        credits=list(_credits(claims, cited)),
        # Of several directors Wikidata often names some; a single one is right in 98 of 100 films.
        complete={Role.DIRECTOR: cited} if len(directors) == 1 else {},
        cited={"": cited},
    )


def person_record(entity: Entity) -> PersonRecord | None:
    """Give a person, or None for one without a name."""
    name = label(entity)
    if name is None or len(name) > LONGEST_NAME:
        return None
    claims = entity.get("claims") or {}
    same = [x for x in texts(claims, "P345") if re.fullmatch(r"nm\d{1,10}", x)]
    same += [f"tmdb-{x}" for x in texts(claims, "P4985") if re.fullmatch(r"\d{1,10}", x)]
    return PersonRecord(
        ref=entity["id"],
        name=name,
        names=_names(entity, name),
        born=next(iter(sorted(date for date, _ in _dates(claims, "P569"))), None),
        died=next(iter(sorted(date for date, _ in _dates(claims, "P570"))), None),
        same=same,
        citations=(Citation(SOURCE.key, entity["id"]),),
    )


def referred(record: FilmRecord) -> Iterator[str]:
    """Give every entity that a film's record names by number only."""
    marked = (
        *(*record.genres, *record.countries, *record.languages, *record.companies),
        *(series.name for series in record.more_series),
        *(kin.title for kin in record.kin),
        *(cut.name for cut in record.cuts),
        *(release.country for release in record.releases),
        *(credit.character for credit in record.credits),
    )
    yield from (text[len(MARK) :] for text in marked if text and text.startswith(MARK))
    yield from (credit.ref for credit in record.credits if credit.ref)


def items(claims: Mapping[str, Any], name: str) -> Iterator[str]:
    """Give the entities that the best statements of a property name, each once."""
    found = (_item(statement.get("mainsnak")) for statement in best(claims, name))
    yield from dict.fromkeys(item for item in found if item)


def texts(claims: Mapping[str, Any], name: str) -> Iterator[str]:
    """Give the identifiers that the best statements of a property name."""
    for statement in best(claims, name):
        value = _value(statement.get("mainsnak"))
        if isinstance(value, str) and _IDENTIFIER.fullmatch(value):
            yield value


def best(claims: Mapping[str, Any], name: str) -> Sequence[Statement]:
    """Give the statements of a property that count: preferred ones if any, no deprecated ones."""
    statements = [each for each in _list(claims.get(name)) if isinstance(each, Mapping)]
    preferred = [each for each in statements if each.get("rank") == "preferred"]
    return preferred or [each for each in statements if each.get("rank") != "deprecated"]


def _credits(claims: Mapping[str, Any], cited: Sequence[Citation]) -> Iterator[CreditRecord]:
    for name, role in ROLES.items():
        # All that is not withdrawn: one preferred name does not take the others' credit away.
        statements = [
            each
            for each in _list(claims.get(name))
            if isinstance(each, Mapping) and each.get("rank") != "deprecated"
        ]
        numbered = any(_number(statement, "P1545") is not None for statement in statements)
        for place, statement in enumerate(statements):
            person = _item(statement.get("mainsnak"))
            if person:
                # Those without a number stand after those who have one.
                place += _UNNUMBERED if numbered else 0
                yield _credit(statement, person, role, place, cited, voice=name == _VOICE)
    for statement in best(claims, "P3092"):
        person = _item(statement.get("mainsnak"))
        if person and _STUNTS & set(_qualified_items(statement, "P3831")):
            yield CreditRecord(person, Role.STUNT_COORDINATOR, ref=person, citations=cited)


def _credit(
    statement: Statement,
    person: str,
    role: Role,
    place: int,
    cited: Sequence[Citation],
    *,
    voice: bool,
) -> CreditRecord:
    played = [MARK + item for item in _qualified_items(statement, "P453")]
    played += [str(text) for text in _qualified(statement, "P4633") if isinstance(text, str)]
    played = [text[:LONGEST_TITLE] for text in played]
    ordinal = _number(statement, "P1545")
    named = [x for name in ("P1810", "P1932") for x in _qualified(statement, name)]
    on_screen = next((x for x in named if isinstance(x, str) and len(x) <= LONGEST_NAME), None)
    return CreditRecord(
        person,
        role,
        character=played[0] if played and role is Role.ACTOR else None,
        character_aliases=[x for x in played[1:] if not x.startswith(MARK)],
        billing=ordinal if ordinal is not None else place,
        voice=voice,
        citations=cited,
        ref=person,
        credited_as=on_screen,
    )


def _titles(entity: Entity, title: str) -> Iterator[TitleRecord]:
    """Give the labels and aliases in all languages, each wording once."""
    seen = {title}
    for name, kind in (("labels", "local"), ("aliases", "alternative")):
        for language, values in (entity.get(name) or {}).items():
            for value in values if isinstance(values, list) else [values]:
                text = _text(value)
                if text and text not in seen and len(text) <= LONGEST_TITLE:
                    seen.add(text)
                    known = language if language != "mul" else None
                    yield TitleRecord(text, known, kind=kind if known else "alternative")


def _names(entity: Entity, name: str) -> list[NameRecord]:
    return [
        NameRecord(title.text, title.language)
        for title in _titles(entity, name)
        if len(title.text) <= LONGEST_NAME
    ]


def _native_titles(claims: Mapping[str, Any]) -> Iterator[TitleRecord]:
    for statement in best(claims, "P1476"):
        value = _value(statement.get("mainsnak"))
        if isinstance(value, Mapping):
            text, language = value.get("text"), value.get("language")
            if isinstance(text, str) and 0 < len(text) <= LONGEST_TITLE:
                known = language if isinstance(language, str) and language != "und" else None
                yield TitleRecord(text, known, kind="original")


def _dates(claims: Mapping[str, Any], name: str = "P577") -> Iterator[tuple[str, str | None]]:
    for statement in best(claims, name):
        date = _date(_value(statement.get("mainsnak")))
        if date:
            places = list(_qualified_items(statement, "P291"))
            yield date, MARK + places[0] if places else None


def _date(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return None
    match = _DATE.match(str(value.get("time")))
    precision = value.get("precision")
    if not match or not isinstance(precision, int) or precision < 9:
        return None
    year, month, day = match.groups()
    if month == "00" or precision == 9:
        return year
    return f"{year}-{month}" if day == "00" or precision == 10 else f"{year}-{month}-{day}"


def _year(dates: Sequence[tuple[str, str | None]]) -> int | None:
    years = [int(date[:4]) for date, _ in dates if int(date[:4]) in YEARS]
    return min(years, default=None)


def _lengths(claims: Mapping[str, Any]) -> tuple[int | None, list[CutRecord]]:
    """Give the running time, and the versions that are said to run for another."""
    plain: list[int] = []
    cuts: list[CutRecord] = []
    for statement in best(claims, "P2047"):
        value = _value(statement.get("mainsnak"))
        minutes = _minutes(value) if isinstance(value, Mapping) else None
        if minutes is None:
            continue
        versions = [x for name in ("P518", "P9899") for x in _qualified_items(statement, name)]
        if versions:
            cuts.append(CutRecord(MARK + versions[0], minutes))
        else:
            plain.append(minutes)
    return (plain[0] if plain else None), cuts


def _minutes(value: Mapping[str, Any]) -> int | None:
    unit = str(value.get("unit")).rsplit("/", 1)[-1]
    try:
        minutes = round(float(str(value.get("amount"))) * _MINUTES[unit])
    except (KeyError, ValueError, OverflowError):
        return None
    return minutes if 0 < minutes < 100_000 else None


def _series(claims: Mapping[str, Any]) -> Iterator[SeriesRecord]:
    for statement in best(claims, "P179"):
        item = _item(statement.get("mainsnak"))
        if item:
            yield SeriesRecord(MARK + item, _number(statement, "P1545"))


def _number(statement: Statement, name: str) -> int | None:
    """Give the first whole number that a qualifier holds as text."""
    texts = (x for x in _qualified(statement, name) if isinstance(x, str))
    return next((int(x) for x in texts if x.isascii() and x.isdigit() and len(x) < 6), None)


def _qualified(statement: Statement, name: str) -> Iterator[Any]:
    qualifiers = statement.get("qualifiers")
    if isinstance(qualifiers, Mapping):
        for snak in _list(qualifiers.get(name)):
            value = _value(snak)
            if value is not None:
                yield value


def _qualified_items(statement: Statement, name: str) -> Iterator[str]:
    for value in _qualified(statement, name):
        item = _item_of(value)
        if item:
            yield item


def _item(snak: object) -> str | None:
    return _item_of(_value(snak))


def _item_of(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return None
    item = value.get("id") or (f"Q{value['numeric-id']}" if "numeric-id" in value else None)
    return item if isinstance(item, str) and re.fullmatch(r"Q[1-9]\d{0,10}", item) else None


def _value(snak: object) -> Any:
    if not isinstance(snak, Mapping) or snak.get("snaktype") != "value":
        return None
    held = snak.get("datavalue")
    return held.get("value") if isinstance(held, Mapping) else None


def _text(value: object) -> str | None:
    text = value.get("value") if isinstance(value, Mapping) else None
    return text.strip() or None if isinstance(text, str) else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
