"""Brings the facts of several imports together: one number a film, one list of citations.

What the catalogue holds comes first, then the new imports in turn. A kind of fact is handed out
whole, films and citations already renamed, and forgotten, so that memory holds one kind at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from matinee.catalogue.build.collect import UNSTATED
from matinee.catalogue.build.columns import empty, joined, whole
from matinee.catalogue.build.identity import identify_films
from matinee.catalogue.build.parting import Parted, parted
from matinee.catalogue.build.parts import Parts
from matinee.catalogue.build.rulings import Rulings
from matinee.catalogue.build.weighing import DOUBTS, Look, weigh_films
from matinee.catalogue.model import Source
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import Layer

FORMER = {"key": pl.String, "layer": pl.String, "film": pl.Int64}
_CLOSED = 1_000  # Added to the rank of what may not be published: what may be shown leads.


@dataclass(frozen=True, slots=True)
class Import:
    """Facts of one source's payload.

    ``whole`` says that they are all the source has, so that what it said before is dropped; else
    only what it said of the same films is.
    """

    layer: Layer
    sources: Sequence[Source]
    parts: Parts
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """What a catalogue holds already; ``rec`` is the film, and its citations name their layer."""

    layers: Sequence[Layer]
    sources: Sequence[Source]
    cites: pl.DataFrame
    films: pl.DataFrame
    parts: Parts
    slugs: pl.DataFrame
    """``person``, ``slug`` and ``folded`` of everybody known by name only."""
    former: pl.DataFrame
    """``key`` and ``layer`` of records whose film goes by another key, and that ``film``."""
    doubts: pl.DataFrame
    """Pairs that are to be asked about, as ``DOUBTS``."""
    people_keys: pl.DataFrame
    """``key`` of people who proved to be somebody else, and that ``person``."""


@dataclass(frozen=True, slots=True)
class _Voice:
    parts: Parts
    films: pl.DataFrame
    cites: pl.Series


@dataclass(frozen=True, slots=True)
class _Dropped:
    """What a layer said before and says anew: of these films, under these citations, or all."""

    cites: pl.Series
    films: pl.Series | None
    again: pl.Series


class Gathered:
    """The facts of all imports under common numbers."""

    def __init__(self, kept: Kept | None, imports: Sequence[Import]) -> None:
        """Identify the films and number the citations."""
        self.kept = kept
        layers = {layer.key: layer for layer in kept.layers} if kept else {}
        self.layers = {**layers, **{each.layer.key: each.layer for each in imports}}
        self.sources = {source.key: source for source in kept.sources} if kept else {}
        self.cites = pl.DataFrame(
            schema={"cite": pl.Int32, "source": pl.String, "ref": pl.String, "layer": pl.String}
        )
        self.films = empty("films")
        self.keys = pl.DataFrame(schema={"film": pl.Int64, "key": pl.String})
        self.former = pl.DataFrame(schema=FORMER)
        self.doubts = pl.DataFrame(schema=DOUBTS)
        self.people_doubts = pl.DataFrame(schema=DOUBTS)
        """Pairs of people to be asked about, once it is settled who everybody is."""
        self._one: dict[int, int] = {}
        self._dropped: list[_Dropped] = []
        self._voices: list[_Voice] = []
        self._parted: Sequence[Parted] = ()
        rulings = self._rulings(imports)
        self.rulings = Rulings(rulings, "film")
        self.people_rulings = Rulings(rulings, "person")
        if kept:
            self._begin(kept)
        for each in imports:
            self.sources |= {source.key: source for source in each.sources}
            self._add(each)
        self.standing = self._standing()
        self.overrules = self.take("overrules")

    def _rulings(self, imports: Sequence[Import]) -> pl.DataFrame:
        """Give the rulings that stand: those of imports, and those kept of other layers."""
        frames = [each.parts.see("rulings") for each in imports]
        if self.kept:
            gone = [each.layer.key for each in imports if each.whole]
            stays = self.kept.cites.filter(~pl.col("layer").is_in(gone))["cite"]
            kept = self.kept.parts.see("rulings")
            frames.append(kept.filter(pl.col("cite").is_in(stays.implode())))
        return joined("rulings", frames)

    def _begin(self, kept: Kept) -> None:
        """Take over what a catalogue holds, and part films that are ruled to be two."""
        self.cites, self.films, self.keys = kept.cites, kept.films, _keys(kept)
        self.former, self.doubts = kept.former, kept.doubts
        before = Rulings(kept.parts.see("rulings"), "film")
        self._parted = parted(kept, self.rulings, before)
        for each in self._parted:
            self.films = each.apply(self.films)
            row = pl.DataFrame({"film": [each.new], "key": [each.key]}, schema=self.keys.schema)
            self.keys = pl.concat([self.keys, row])
            self.former = self.former.filter(pl.col("key") != each.key)

    def take(self, kind: str) -> pl.DataFrame:
        """Give all facts of a kind under common numbers (``rec`` is the film), and forget them."""
        frames = [self._kept(kind)] if self.kept else []
        frames += [_renamed(voice, voice.parts.take(kind)) for voice in self._voices]
        return self._renumbered(joined(kind, frames))

    def open_doubts(self) -> pl.DataFrame:
        """Give the pairs that are still there, still two, and not ruled upon."""
        there = self.keys["key"].implode()
        films = self.doubts.filter(
            (pl.col("kind") == "film") & pl.col("left").is_in(there) & pl.col("right").is_in(there)
        )
        settled = [
            self.rulings.part((left,), (right,))
            for left, right in films.select("left", "right").iter_rows()
        ]
        return pl.concat([films.filter(~pl.Series(settled, dtype=pl.Boolean)), self.people_doubts])

    def order(self, frame: pl.DataFrame, key: str) -> pl.Series | None:
        """Give the places of rows in order of ``key``, then of whose word leads; None if they are.

        For frames too large to be sorted as a whole.
        """
        standing = self.standing.gather(frame["cite"]).alias("standing")
        if standing.n_unique() <= 1 and frame[key].is_sorted():
            return None
        keys = frame.select(key).with_columns(standing)
        return keys.select(pl.arg_sort_by(key, "standing", maintain_order=True)).to_series()

    def in_order(self, frame: pl.DataFrame, *keys: str) -> pl.DataFrame:
        """Sort facts by ``keys``, then by whose word leads; else they stay as they came."""
        standing = self.standing.gather(frame["cite"]).alias("standing")
        if standing.n_unique() > 1:
            ordered = frame.with_columns(standing).sort(*keys, "standing", maintain_order=True)
            return ordered.drop("standing")
        if len(keys) == 1 and frame[keys[0]].is_sorted():
            return frame
        return frame.sort(*keys, maintain_order=True)

    def _add(self, each: Import) -> None:
        layer, films = each.layer.key, each.parts.take("films")
        own = self.former.filter(pl.col("layer") == layer)
        found = identify_films(self.keys, own, self.films, films, self.rulings)
        earlier = self.cites.filter(pl.col("layer") == layer)["cite"]
        cites = self._number(each)
        if earlier.len():
            whose = None if each.whole else _retold(films, found.numbers)
            self._dropped.append(_Dropped(earlier, whose, cites))
            self.films = _without(self.films, self._dropped[-1])
        known = self.keys
        new = found.numbers.filter("new").select("film", "key").unique("film", keep="first")
        new = new.join(known, on="film", how="anti", maintain_order="left")  # ruled to be one there
        self.keys = pl.concat([known, new])
        voice = _Voice(each.parts, found.numbers.select("rec", "film"), cites)
        said = whole("films", _renamed(voice, films))
        joins = dict(found.one)
        if known.height and new.height:
            joins |= self._weighed(voice, said, known, new)
        self.films = pl.concat([self.films, said])
        self._voices.append(voice)
        self._remember(found.numbers.select("key", "film"), layer)
        self._join(joins)

    def _weighed(
        self, voice: _Voice, said: pl.DataFrame, known: pl.DataFrame, new: pl.DataFrame
    ) -> dict[int, int]:
        """Give new films that evidence shows to be known ones; note those to be asked about."""
        own = Look(
            said.filter(pl.col("rec").is_in(new["film"].implode())),
            lambda kind: _renamed(voice, voice.parts.see(kind)),
        )
        others = self.films.join(said, on="rec", how="anti")
        weighed = weigh_films(own, Look(others, self.see), self.keys, self.rulings)
        self.doubts = pl.concat([weighed.doubts, self.doubts]).unique(
            ["kind", "left", "right"], keep="first", maintain_order=True
        )
        return dict(weighed.same)

    def see(self, kind: str) -> pl.DataFrame:
        """Give all facts of a kind so far under common numbers, without forgetting them."""
        frames = [self._kept(kind, forget=False)] if self.kept else []
        frames += [_renamed(voice, voice.parts.see(kind)) for voice in self._voices]
        return self._renumbered(joined(kind, frames))

    def _renumbered(self, frame: pl.DataFrame) -> pl.DataFrame:
        if self._one and "rec" in frame.columns:
            return frame.with_columns(pl.col("rec").replace(self._one))
        return frame

    def _remember(self, records: pl.DataFrame, layer: str) -> None:
        """Remember under which other keys this layer has films."""
        other = records.join(self.keys, on=["film", "key"], how="anti").unique("key", keep="first")
        other = other.select("key", pl.lit(layer).alias("layer"), "film")
        self.former = pl.concat([other, self.former]).unique(
            ["key", "layer"], keep="first", maintain_order=True
        )

    def _join(self, joins: dict[int, int]) -> None:
        """Make films one: the number and key of the older one stay, the other is remembered."""
        if not joins:
            return
        self._one = {before: joins.get(now, now) for before, now in self._one.items()} | joins
        gone = self.films.filter(pl.col("rec").is_in(list(joins))).select("cite", film="rec")
        gone = gone.join(self.cites.select("cite", "layer"), on="cite").join(self.keys, on="film")
        number = pl.col("film").replace(self._one)
        self.keys = self.keys.filter(~pl.col("film").is_in(list(joins)))
        self.former = pl.concat([gone.select("key", "layer", "film"), self.former])
        self.former = self.former.unique(["key", "layer"], keep="first", maintain_order=True)
        self.former = self.former.with_columns(number)
        self.films = self.films.with_columns(pl.col("rec").replace(self._one))

    def _number(self, each: Import) -> pl.Series:
        """Give each citation of an import the number it has, or a new one; map old to new."""
        given = each.parts.take("cites")
        self._describe(given["source"])
        place = ["layer", "source", "ref"]
        given = given.with_columns(layer=pl.lit(each.layer.key))
        fresh = (
            given.select(place)
            .unique(maintain_order=True)
            .join(self.cites, on=place, how="anti", maintain_order="left")
        )
        first = _top(self.cites["cite"]) + 1
        own = pl.int_range(first, first + fresh.height, dtype=pl.Int32, eager=True)
        self.cites = pl.concat(
            [self.cites, fresh.with_columns(own.alias("cite")).select(self.cites.columns)]
        )
        known = self.cites.rename({"cite": "to"})
        numbers = given.join(known, on=place, how="left", maintain_order="left")
        return _lookup(numbers["cite"], numbers["to"])

    def _describe(self, keys: pl.Series) -> None:
        for key in keys.unique(maintain_order=True):
            if key == UNSTATED.key:
                self.sources.setdefault(key, UNSTATED)
            elif key not in self.sources:
                raise CatalogueError(f"the source {key!r} is cited and not described")

    def _standing(self) -> pl.Series:
        closed = [key for key, source in self.sources.items() if not source.publishable]
        ranks = {key: layer.rank for key, layer in self.layers.items()}
        order = self.cites.with_columns(
            pl.col("layer").replace_strict(ranks, return_dtype=pl.Int64)
            + _CLOSED * pl.col("source").is_in(closed).cast(pl.Int64)
        )
        return _lookup(order["cite"], order["layer"])

    def _kept(self, kind: str, *, forget: bool = True) -> pl.DataFrame:
        assert self.kept
        parts = self.kept.parts
        frame = parts.take(kind) if forget else parts.see(kind)
        for each in self._parted:
            frame = each.apply(frame)
        for dropped in self._dropped:
            frame = _without(frame, dropped)
        return frame


def _keys(kept: Kept) -> pl.DataFrame:
    return kept.films.select(film="rec", key="key").unique("film", maintain_order=True)


def _retold(films: pl.DataFrame, numbers: pl.DataFrame) -> pl.Series:
    """Give the films of which an import says all that its source does."""
    if "adds" in films.columns:
        films = films.filter(~pl.col("adds").fill_null(False))
    return numbers.join(films.select("rec").unique(), on="rec", how="semi")["film"]


def _without(frame: pl.DataFrame, dropped: _Dropped) -> pl.DataFrame:
    if dropped.films is None:
        gone = pl.col("cite").is_in(dropped.cites.implode())
    elif "rec" in frame.columns:
        gone = pl.col("cite").is_in(dropped.cites.implode())
        gone &= pl.col("rec").is_in(dropped.films.implode())
    else:
        gone = pl.col("cite").is_in(dropped.again.implode())
    return frame.filter(~gone)


def _renamed(voice: _Voice, frame: pl.DataFrame) -> pl.DataFrame:
    if not frame.height:
        return frame
    if "rec" in frame.columns:
        # One column is looked up, not the whole frame copied; what is of no film here is left out.
        films = frame.select("rec").join(voice.films, on="rec", how="left", maintain_order="left")
        frame = frame.with_columns(films["film"].alias("rec"))
        if films["film"].null_count():
            frame = frame.filter(films["film"].is_not_null())
    return frame.with_columns(voice.cites.gather(frame["cite"]).alias("cite"))


def _top(numbers: pl.Series) -> int:
    return int(numbers.max()) if numbers.len() else 0  # type: ignore[arg-type]


def _lookup(places: pl.Series, values: pl.Series) -> pl.Series:
    """Give a column that holds each value at its place, so that a gather maps one to the other."""
    return pl.zeros(_top(places) + 1, dtype=values.dtype, eager=True).scatter(places, values)
