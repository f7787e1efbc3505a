"""Which records are of one film, and which credits of one person, by identifiers and names.

Films are one when they share an identifier. People are one when they share an identifier, or when
two sources credit the same name on the same film; among sources that have names only, one name is
one person. What people have ruled goes before all of this. ``weighing.py`` and
``weighing_people.py`` look at whoever is left. All of these give a map from what a source calls
somebody to what the catalogue does, and nothing after them asks how it came about.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from matinee.catalogue.build.rulings import Rulings
from matinee.catalogue.people import person_number
from matinee.catalogue.schema import BY_NAME, SCHEME_BITS

FILM_SCHEMES = ("imdb_id", "wikidata_id", "tmdb_id", "letterboxd_id")
_PREFIXES = ("", "", "tmdb-", "letterboxd-")
_SCHEME = (1 << SCHEME_BITS) - 1


@dataclass(slots=True)
class FilmIdentity:
    """The number of every new record's film, and films of the catalogue that proved to be one."""

    numbers: pl.DataFrame
    """``rec``, ``film``, the record's ``key``, and whether the film is ``new`` to the catalogue."""
    one: dict[int, int] = field(default_factory=dict)
    """A film's number before, and now."""


def film_names(values: Sequence[str | None]) -> set[str]:
    """Give what rulings call a film by its identifiers, in the order of ``FILM_SCHEMES``."""
    return {prefix + value for prefix, value in zip(_PREFIXES, values, strict=True) if value}


def identify_films(
    keys: pl.DataFrame,
    former: pl.DataFrame,
    known: pl.DataFrame,
    films: pl.DataFrame,
    rulings: Rulings,
) -> FilmIdentity:
    """Give each record (``rec``, ``key``, identifiers) its film in the catalogue, or a new one.

    The catalogue's films are in ``keys`` (``film``, ``key``), under the keys that this import gave
    them before in ``former``, and under the identifiers that sources gave them in ``known``
    (``rec`` is the film).
    """
    records = films.unique("rec", keep="first", maintain_order=True)
    if not keys.height and not rulings and _distinct(records):
        number = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("film")
        return FilmIdentity(records.select("rec", number, "key", new=pl.lit(True)))
    return _Matching(keys, former, known, rulings).match(records)


def _distinct(records: pl.DataFrame) -> bool:
    columns = ("key", *(scheme for scheme in FILM_SCHEMES if scheme in records.columns))
    return all(
        (filled := records[column].drop_nulls()).n_unique() == filled.len() for column in columns
    )


class _Matching:
    """Matches records one after the other, so that a record may join two films known apart."""

    def __init__(
        self, keys: pl.DataFrame, former: pl.DataFrame, known: pl.DataFrame, rulings: Rulings
    ) -> None:
        self.by_id: dict[tuple[int, str], int] = {}
        self.ids: dict[int, dict[int, str]] = {}
        self.keys: dict[str, int] = dict(former.select("key", "film").iter_rows())
        self.keys |= dict(keys.select("key", "film").iter_rows())
        self.taken = set(keys["key"])
        self.one: dict[int, int] = {}
        self.next = max(self.keys.values(), default=0) + 1
        self.rulings = rulings
        self.names: defaultdict[int, set[str]] = defaultdict(set)
        """What rulings may call a film by, of those names that they do."""
        for key, film in keys.select("key", "film").iter_rows() if rulings else ():
            self._name(film, key)
        self.schemes: Sequence[int] = range(len(FILM_SCHEMES))
        for film, *values in known.select("rec", *FILM_SCHEMES).iter_rows():
            self._learn(film, values)

    def match(self, records: pl.DataFrame) -> FilmIdentity:
        columns = [scheme for scheme in FILM_SCHEMES if scheme in records.columns]
        self.schemes = [FILM_SCHEMES.index(scheme) for scheme in columns]
        rows: list[tuple[int, int, str, bool]] = []
        for rec, key, *values in records.select("rec", "key", *columns).iter_rows():
            found = self._found(key, values)
            new, given = found is None, key
            if found is None:
                found, self.next = self.next, self.next + 1
                given = self._free(key)
                self.keys[given] = found
                self.taken.add(given)
            rows.append((rec, found, given, new))
            self._learn(found, values)
            self._name(found, key)
        for names in self.rulings.same:
            one, two = (self._called(name) for name in names)
            if one is not None and two is not None and one != two:
                self._join(one, two)
        schema = {"rec": pl.Int64, "film": pl.Int64, "key": pl.String, "new": pl.Boolean}
        numbers = pl.DataFrame(rows, schema=schema, orient="row")
        if self.one:
            numbers = numbers.with_columns(pl.col("film").replace(self.one))
        return FilmIdentity(numbers, self.one)

    def _found(self, key: str, values: Sequence[str | None]) -> int | None:
        given = {n: value for n, value in zip(self.schemes, values, strict=True) if value}
        called = {key, *(_PREFIXES[n] + value for n, value in given.items())}
        found: int | None = None
        for scheme, value in given.items():
            film = self.by_id.get((scheme, value))
            # Two films that share one identifier and differ in a stronger one stay two.
            stronger = {n: other for n, other in given.items() if n < scheme}
            if film is None or film == found or not self._fits(film, stronger, called):
                continue
            if found is None:
                found = film
            elif self._fits(film, self.ids.get(found, {}), called):
                found = self._join(found, film)
        same_key = self.keys.get(key)
        if found is None and same_key is not None and self._fits(same_key, given, called):
            return same_key
        return found

    def _fits(self, film: int, ids: Mapping[int, str], called: set[str]) -> bool:
        if self.rulings and self.rulings.part(called, self.names.get(film, ())):
            return False
        known = self.ids.get(film, {})
        return all(known.get(scheme, value) == value for scheme, value in ids.items())

    def _join(self, one: int, other: int) -> int:
        stays, goes = sorted((one, other))
        self.one = {before: stays if now == goes else now for before, now in self.one.items()}
        self.one[goes] = stays
        for scheme, value in self.ids.pop(goes, {}).items():
            self.by_id[scheme, value] = stays
            self.ids.setdefault(stays, {}).setdefault(scheme, value)
        self.names[stays] |= self.names.pop(goes, set())
        return stays

    def _learn(self, film: int, values: Sequence[str | None]) -> None:
        for scheme, value in zip(self.schemes, values, strict=True):
            if value:
                self.by_id.setdefault((scheme, value), film)
                self.ids.setdefault(film, {}).setdefault(scheme, value)
                self._name(film, _PREFIXES[scheme] + value)

    def _name(self, film: int, name: str) -> None:
        if name in self.rulings.names:
            self.names[film].add(name)

    def _called(self, name: str) -> int | None:
        """Give the film of a key or identifier, as far as it is known by now."""
        film = self.keys.get(name)
        for scheme, prefix in enumerate(_PREFIXES):
            if film is None and name.startswith(prefix):
                film = self.by_id.get((scheme, name.removeprefix(prefix)))
        return self.one.get(film, film) if film is not None else None

    def _free(self, key: str) -> str:
        free, number = key, 1
        while free in self.taken:
            number += 1
            free = f"{key}-{number}"
        return free


def same_person(pairs: pl.DataFrame) -> dict[int, int]:
    """Give each person's number elsewhere the number that leads, from pairs that sources state.

    The number that most sources share leads: IMDb's before Wikidata's before TMDB's. A person with
    two numbers of one scheme keeps both; which of them errs is not for this function to say.
    """
    one: dict[int, int] = {}
    rows = sorted(
        (min(pair, key=_strength), max(pair, key=_strength))
        for pair in pairs.select("person", "other").iter_rows()
    )
    for strong, weak in sorted(rows, key=lambda row: (_strength(row[0]), row)):
        if _strength(strong)[0] != _strength(weak)[0]:
            one.setdefault(weak, one.get(strong, strong))
    return one


def ruled_people(rulings: Rulings, slugs: Mapping[str, int]) -> dict[int, int]:
    """Give who is ruled to be somebody else, and whom; ``slugs`` number those known by name only.

    Somebody with an identifier leads before somebody without one.
    """
    one: dict[int, int] = {}
    for pair in rulings.same:
        ends = [slugs.get(key) if (n := person_number(key)) is None else n for key in pair]
        found = sorted({one.get(n, n) for n in ends if n is not None}, key=_leading)
        for goes in found[1:]:
            one = {before: found[0] if now == goes else now for before, now in one.items()}
            one[goes] = found[0]
    return one


def _leading(person: int) -> tuple[bool, int, int]:
    return (person & _SCHEME == BY_NAME, *_strength(person))


def _strength(person: int) -> tuple[int, int]:
    return (person & _SCHEME, person)


def same_on_one_film(credits: pl.DataFrame) -> dict[int, int]:
    """Give people whom two sources number differently and credit alike on a film.

    ``credits`` has ``rec``, ``person`` and ``folded``. A name that one source gives two people on
    a film says nothing, nor does a person who would become two others.
    """
    numbered = credits.filter(pl.col("person").is_not_null()).unique()
    numbered = numbered.with_columns(scheme=pl.col("person") & _SCHEME)
    if numbered["scheme"].n_unique() < 2:
        return {}
    of_name = ("rec", "folded")
    sole = numbered.filter(pl.len().over(*of_name, "scheme") == 1)
    leads = sole.filter(pl.col("scheme") == pl.col("scheme").min().over(of_name))
    pairs = (
        sole.join(leads.select(*of_name, lead="person"), on=of_name)
        .filter(pl.col("person") != pl.col("lead"))
        .select("person", "lead")
        .unique()
        .filter(pl.len().over("person") == 1)
    )
    return dict(pairs.iter_rows())


def owned_names(names: pl.Series, alias_of: pl.DataFrame) -> pl.Series:
    """Give each normal form of a name the one that its bearer is best known by.

    ``alias_of`` has the ``folded`` names that are other spellings of ``owner``.
    """
    owned = alias_of.unique().filter(
        (pl.len().over("folded") == 1)
        & (pl.col("folded") != pl.col("owner"))
        & ~pl.col("folded").is_in(alias_of["owner"].implode())
    )
    if not owned.height:
        return names
    found = pl.DataFrame({"folded": names}).join(
        owned, on="folded", how="left", maintain_order="left"
    )
    return found.select(pl.coalesce("owner", "folded").alias("folded")).to_series()


def identify_names(
    found: pl.DataFrame, on_film: pl.DataFrame, weighed: pl.DataFrame, known: pl.DataFrame
) -> pl.DataFrame:
    """Give every credit without an identifier its person, or null for somebody new.

    ``found`` has ``rec`` and ``folded`` of these credits. Who has a name is looked for first among
    those who have it on the same film, ``on_film`` (``rec``, ``folded``, ``person``), then among
    those whom evidence shows to be meant, ``weighed`` (``folded``, ``person``), then among those
    ``known`` by name only. The answer has a row for each credit, in order.
    """
    ways = (
        (on_film.unique().filter(pl.len().over("rec", "folded") == 1), ["rec", "folded"]),
        (weighed, ["folded"]),
        (known.unique("folded", keep="first", maintain_order=True), ["folded"]),
    )
    found = found.select("rec", "folded", pl.lit(None, pl.Int64).alias("person"))
    for way, keys in ways:
        if way.height:
            found = found.join(
                way.select(*keys, way="person"), on=keys, how="left", maintain_order="left"
            ).select("rec", "folded", pl.coalesce("person", "way").alias("person"))
    return found.select("person", "folded")
