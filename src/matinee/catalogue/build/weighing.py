"""Weighs films that share no identifier: which of an import's new ones the catalogue has already.

Only films that have a title, or a director and the year or its neighbour, in common with one on the
other side are looked at, and of these only pairs whose identifiers leave the question open.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from matinee.catalogue.build.columns import whole
from matinee.catalogue.build.folding import folded, folded_titles
from matinee.catalogue.build.identity import FILM_SCHEMES, film_names
from matinee.catalogue.build.rulings import Rulings
from matinee.catalogue.model import Role
from matinee.catalogue.reconcile import FILM_MANNER, FilmTraits, Outcome, Pair, reconcile
from matinee.catalogue.schema import FIELD_NUMBERS, ROLE_NUMBERS, ROLES

DOUBTS = {
    "kind": pl.String,
    "left": pl.String,
    "right": pl.String,
    "score": pl.Float64,
    "evidence": pl.String,
}
_DIRECTOR = ROLE_NUMBERS[Role.DIRECTOR]
_YEAR, _RUNTIME = FIELD_NUMBERS["year"], FIELD_NUMBERS["runtime"]


@dataclass(frozen=True, slots=True)
class Look:
    """Films (``rec``, identifiers), and a way to see the facts of a kind; ``rec`` is the film."""

    films: pl.DataFrame
    see: Callable[[str], pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Weighed:
    """New films and the known ones that they are, and pairs to be asked about."""

    same: Sequence[tuple[int, int]]
    doubts: pl.DataFrame


def weigh_films(new: Look, known: Look, keys: pl.DataFrame, rulings: Rulings) -> Weighed:
    """Compare an import's new films with those that the import does not speak of."""
    ours, theirs = _open(new.films, known.films)
    if not (ours.height and theirs.height):
        return Weighed((), pl.DataFrame(schema=DOUBTS))
    one, two = _Facts.of(new, ours["rec"]), _Facts.of(known, theirs["rec"])
    one, two = one.meeting(two), two.meeting(one)
    pairs = reconcile(one.traits(ours), two.traits(theirs), manner=FILM_MANNER)
    ends = [int(end) for pair in pairs for end in (pair.left, pair.right)]
    named = keys.filter(pl.col("film").is_in(ends)).select("film", "key")
    called = {str(film): key for film, key in named.iter_rows()}
    if rulings:
        names = {
            str(rec): {called.get(str(rec), ""), *film_names(values)}
            for rec, *values in pl.concat([ours, theirs]).select("rec", *FILM_SCHEMES).iter_rows()
        }
        pairs = [pair for pair in pairs if not rulings.part(names[pair.left], names[pair.right])]
    same = [(int(p.left), int(p.right)) for p in pairs if p.outcome is Outcome.SAME]
    asked = [pair for pair in pairs if pair.outcome is Outcome.ASK]
    return Weighed(same, doubts("film", asked, called))


def doubts(kind: str, pairs: Sequence[Pair], keys: Mapping[str, str]) -> pl.DataFrame:
    """Give pairs to be asked about as rows, each end by its key."""
    rows = []
    for pair in pairs:
        left, right = sorted((keys[pair.left], keys[pair.right]))
        said = [[each.name, *each.values] for each in pair.judgement.evidence]
        rows.append((kind, left, right, pair.judgement.score, json.dumps(said, ensure_ascii=False)))
    return pl.DataFrame(rows, schema=DOUBTS, orient="row")


def _open(ours: pl.DataFrame, theirs: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give films with their identifiers, without those that an identifier tells from all others."""
    first = [pl.col(scheme).drop_nulls().first() for scheme in FILM_SCHEMES]
    ours, theirs = (films.group_by("rec").agg(first) for films in (ours, theirs))
    for scheme in FILM_SCHEMES:
        if not ours[scheme].null_count():
            theirs = theirs.filter(pl.col(scheme).is_null())
        if not theirs[scheme].null_count():
            ours = ours.filter(pl.col(scheme).is_null())
    return ours, theirs


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is said of films (``rec``), as far as their identity hangs on it.

    ``titles`` has their normal forms, ``numbers`` years and running times, ``credits`` normal forms
    of names by role.
    """

    titles: pl.DataFrame
    numbers: pl.DataFrame
    credits: pl.DataFrame

    @classmethod
    def of(cls, look: Look, recs: pl.Series) -> "_Facts":
        """See what is said of these films."""
        wanted = pl.col("rec").is_in(recs.implode())
        titles = look.see("titles").filter(wanted).select("rec", "text").unique()
        titles = titles.select("rec", folded_titles(titles["text"]).alias("folded")).unique()
        numbers = look.see("statements").filter(wanted & pl.col("field").is_in([_YEAR, _RUNTIME]))
        value = pl.col("value").cast(pl.Int32, strict=False)
        numbers = numbers.select("rec", "field", value).drop_nulls().unique()
        credits = whole("credits", look.see("credits").filter(wanted))
        credits = credits.select("rec", "role", "person", "name").unique()
        if credits["name"].null_count():
            people = whole("people", look.see("people")).unique("person", keep="first")
            credits = credits.join(people.select("person", named="name"), on="person", how="left")
            credits = credits.with_columns(pl.coalesce("name", "named").alias("name"))
        credits = credits.drop_nulls("name")
        credits = credits.select("rec", "role", folded(credits["name"]).alias("folded")).unique()
        has_form = pl.col("folded") != ""
        return cls(titles.filter(has_form), numbers, credits.filter(has_form))

    def meeting(self, other: "_Facts") -> "_Facts":
        """Leave the films that have a key in common with some film of the other side."""
        by_title = self.titles.join(other.titles, on="folded", how="semi")
        near = pl.concat(
            other.directed().with_columns(pl.col("value") + apart) for apart in (-1, 0, 1)
        )
        by_director = self.directed().join(near, on=["folded", "value"], how="semi")
        wanted = pl.col("rec").is_in(pl.concat([by_title["rec"], by_director["rec"]]).implode())
        return _Facts(*(each.filter(wanted) for each in (self.titles, self.numbers, self.credits)))

    def directed(self) -> pl.DataFrame:
        """Give the films' directors and years."""
        years = self.numbers.filter(pl.col("field") == _YEAR)
        return self.credits.filter(pl.col("role") == _DIRECTOR).join(years, on="rec")

    def traits(self, films: pl.DataFrame) -> list[FilmTraits]:
        """Give the films' traits; ``films`` has their identifiers."""
        titles = _by_film(self.titles.group_by("rec").agg("folded"))
        years = _by_film(self._numbers(_YEAR))
        runtimes = _by_film(self._numbers(_RUNTIME))
        people: dict[int, dict[Role, frozenset[str]]] = {}
        for rec, role, names in self.credits.group_by("rec", "role").agg("folded").iter_rows():
            people.setdefault(rec, {})[ROLES[role]] = frozenset(names)
        recs = pl.concat([each["rec"] for each in (self.titles, self.numbers, self.credits)])
        own = films.filter(pl.col("rec").is_in(recs.implode())).sort("rec")
        return [
            FilmTraits(
                id=str(rec),
                titles=frozenset(titles.get(rec, ())),
                years=frozenset(years.get(rec, ())),
                runtimes=frozenset(runtimes.get(rec, ())),
                people=people.get(rec, {}),
                identifiers={
                    scheme: value
                    for scheme, value in zip(FILM_SCHEMES, values, strict=True)
                    if value
                },
            )
            for rec, *values in own.select("rec", *FILM_SCHEMES).iter_rows()
        ]

    def _numbers(self, field: int) -> pl.DataFrame:
        return self.numbers.filter(pl.col("field") == field).group_by("rec").agg("value")


def _by_film(rows: pl.DataFrame) -> dict[int, list[Any]]:
    return dict(rows.iter_rows())
