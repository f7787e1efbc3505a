"""Settles who every credit is of, and gives those known by name only a number and a slug."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

from matinee.catalogue.build.columns import whole
from matinee.catalogue.build.company import Company
from matinee.catalogue.build.folding import folded, slugs
from matinee.catalogue.build.identity import identify_names, owned_names, same_on_one_film
from matinee.catalogue.build.people_pairs import PAIRS
from matinee.catalogue.build.rulings import Rulings
from matinee.catalogue.build.weighing_people import people_doubts, weigh_people
from matinee.catalogue.names import fold
from matinee.catalogue.people import person_key, person_number
from matinee.catalogue.reconcile import Pair
from matinee.catalogue.schema import SCHEME_BITS

NOBODY = pl.DataFrame(schema={"person": pl.Int64, "slug": pl.String, "folded": pl.String})
_SCHEME = (1 << SCHEME_BITS) - 1
_NAMED = {"folded": pl.String, "person": pl.Int64}
_ALONE = {"folded": pl.String, "who": pl.Int64}


@dataclass(slots=True)
class Said:
    """What is said of people, and those ``known`` by name only, with their slugs.

    ``lives`` holds ``person``, ``field``, ``value`` and ``cite``. ``joined`` tells who proved to be
    whom, by number; ``meant`` who is meant most by a name alone (``folded``, ``person``). ``asked``
    are the pairs to be asked about, with numbers for ids, those in ``alone`` for people under a
    name (``Company``).
    """

    credits: pl.DataFrame
    people: pl.DataFrame
    aliases: pl.DataFrame
    lives: pl.DataFrame
    known: pl.DataFrame
    rulings: Rulings
    joined: dict[int, int] = field(default_factory=dict)
    meant: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_NAMED))
    asked: Sequence[Pair] = ()
    alone: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_ALONE))

    def replace(self, one: dict[int, int]) -> None:
        """Give people the number that leads."""
        self.joined = {before: one.get(now, now) for before, now in self.joined.items()} | one
        if one:
            number = pl.col("person").replace(one)
            self.credits = self.credits.with_columns(number)
            self.people = self.people.with_columns(number)
            self.aliases = self.aliases.with_columns(number)
            self.lives = self.lives.with_columns(number)

    def unless_parted(self, one: dict[int, int]) -> dict[int, int]:
        """Leave out of a map those who are ruled to be somebody else."""
        pairs = [tuple(map(person_number, pair)) for pair in self.rulings.parted]
        parted = {*pairs, *((two, one) for one, two in pairs)}
        return {before: now for before, now in one.items() if (before, now) not in parted}

    def _apart(self) -> pl.DataFrame:
        """Give ``person`` and ``folded`` where whoever has that name alone is another."""
        rows = [
            (number, fold(name))
            for pair in self.rulings.parted
            for key, name in (pair, pair[::-1])
            if (number := person_number(key)) is not None and person_number(name) is None
        ]
        return pl.DataFrame(rows, {"person": pl.Int64, "folded": pl.String}, orient="row")

    def identify(self, years: Callable[[], pl.DataFrame]) -> None:
        """Give every credit and every other name its person; ``years`` gives those of films."""
        forms = self._forms()
        credits = self._folded_credits(forms)
        one = self.unless_parted(same_on_one_film(credits))
        self.replace(one)
        aliases = self.aliases.join(forms, on="text", maintain_order="left")
        owners = forms.select(name="text", owner="folded")
        owned = aliases.drop_nulls("name").join(owners, on="name", maintain_order="left")
        known = self.credits["person"].is_not_null()
        called = owned_names(credits["folded"], owned.select("folded", "owner"))
        credits = credits.with_columns(
            self.credits["person"], pl.when(known).then("folded").otherwise(called).alias("folded")
        )
        numbered = aliases.drop_nulls("person").select("person", "folded")
        apart = self._apart()
        weighed = self._weigh(
            credits, pl.concat([self._folded_people(forms), numbered]), apart, years
        )
        credits = credits.with_columns(self.credits["person"])
        found = identify_names(
            credits.filter(~known),
            credits.filter(known).join(apart, on=["person", "folded"], how="anti"),
            weighed,
            self.known.select("person", "folded"),
        )
        found = self._number(found, forms)
        filled = self.credits["person"].scatter((~known).arg_true(), found["person"])
        self.credits = self.credits.with_columns(filled.alias("person"))
        whose = found.unique("folded").select(owner="folded", whose="person")
        self.meant = found.group_by("folded").agg(pl.col("person").mode().min())
        owned = owned.join(whose, on="owner", maintain_order="left")
        owned = owned.with_columns(pl.coalesce("person", "whose").alias("person"))
        columns = self.aliases.columns
        kept = self.aliases.filter(pl.col("name").is_null())
        self.aliases = pl.concat([kept, owned.select(columns)]).drop_nulls("person")

    def _weigh(
        self,
        credits: pl.DataFrame,
        names: pl.DataFrame,
        apart: pl.DataFrame,
        years: Callable[[], pl.DataFrame],
    ) -> pl.DataFrame:
        """Join those whom evidence shows to be one; give who is meant by names (``_NAMED``)."""
        if credits.select((pl.col("person").fill_null(0) & _SCHEME).n_unique()).item() < 2:
            return pl.DataFrame(schema=_NAMED)
        rows = whole("credits", self.credits).select("role", "character", "billing")
        company = Company.of(credits.hstack(rows), names, years(), self.lives)
        pairs = [tuple(map(person_number, pair)) for pair in self.rulings.parted]
        ruled = [pair[::way] for pair in pairs if None not in pair for way in (1, -1)]
        named = apart.join(company.alone, on="folded").select(weak="who", strong="person")
        ruled_apart = pl.concat([pl.DataFrame(ruled, PAIRS, orient="row"), named])
        weighed = weigh_people(company, self.joined, ruled_apart)
        self.replace({before: now for before, now in weighed.same.items() if before > 0})
        self.asked = weighed.asked
        self.alone = company.alone
        meant = pl.col("who").replace_strict(weighed.same, default=None, return_dtype=pl.Int64)
        return company.alone.select("folded", meant.alias("person")).drop_nulls()

    def doubts(self, films: pl.DataFrame) -> pl.DataFrame:
        """Give the pairs to be asked about as rows (``DOUBTS``), without those that are one now.

        ``films`` has the ``key`` of each ``film``.
        """
        if not self.asked:
            return people_doubts((), {}, films)
        named = self.alone.join(self.known, on="folded").select("who", "person")
        now = dict(named.iter_rows())
        slugs = dict(self.known.select("person", "slug").iter_rows())
        pairs, keys = [], dict[str, str]()
        for pair in self.asked:
            ends = [now.get(end, end) for end in map(int, (pair.left, pair.right))]
            one, other = (self.joined.get(end, end) for end in ends)
            left, right = (person_key(end) or slugs.get(end) for end in (one, other))
            if left and right and left != right and not self.rulings.part((left,), (right,)):
                keys |= {pair.left: left, pair.right: right}
                pairs.append(pair)
        return people_doubts(pairs, keys, films)

    def _forms(self) -> pl.DataFrame:
        """Give the normal form of every name; one that has none stands for itself."""
        texts = pl.concat(
            [
                *(frame.select(text="name") for frame in (self.credits, self.people, self.aliases)),
                self.aliases.select("text"),
            ]
        )
        texts = texts.drop_nulls().unique(maintain_order=True)
        forms = texts.with_columns(folded(texts["text"]).alias("folded"))
        own = pl.when(pl.col("folded") == "").then("text").otherwise("folded")
        return forms.with_columns(own.alias("folded"))

    def _folded_people(self, forms: pl.DataFrame) -> pl.DataFrame:
        named = self.people.join(forms, left_on="name", right_on="text", maintain_order="left")
        return named.select("person", "folded")

    def _folded_credits(self, forms: pl.DataFrame) -> pl.DataFrame:
        """Give each credit's film, person and normal form of the name, in the credits' order."""
        credits = self.credits.select("rec", "person", text="name")
        credits = credits.join(forms, on="text", how="left", maintain_order="left")
        if credits["folded"].null_count():
            best = self._folded_people(forms).unique("person", keep="first", maintain_order=True)
            credits = credits.join(
                best.rename({"folded": "best"}), on="person", how="left", maintain_order="left"
            ).with_columns(pl.coalesce("folded", "best").alias("folded"))
        return credits.select("rec", "person", "folded")

    def _number(self, found: pl.DataFrame, forms: pl.DataFrame) -> pl.DataFrame:
        """Give those nobody knows yet a number, in the order of their credits."""
        new = found.filter(pl.col("person").is_null()).select("folded").unique(maintain_order=True)
        if not new.height:
            return found
        names = forms.unique("folded", keep="first", maintain_order=True)
        new = new.join(names, on="folded", how="left", maintain_order="left")
        first = max(self.known["person"], default=0) // (1 << SCHEME_BITS) + 1
        numbers = pl.int_range(first, first + new.height, dtype=pl.Int64, eager=True)
        free = _free_slugs(slugs(new["text"], new["folded"]), self.known["slug"])
        new = new.select((numbers * (1 << SCHEME_BITS)).alias("person"), free, "folded")
        self.known = pl.concat([self.known, new])
        return found.join(
            new.select("folded", new="person"), on="folded", how="left", maintain_order="left"
        ).select(pl.coalesce("person", "new").alias("person"), "folded")


def _free_slugs(wanted: pl.Series, taken: pl.Series) -> pl.Series:
    """Give each a slug of its own: the one wanted, or numbered where that is taken."""
    wanted = wanted.rename("slug")
    key_like = wanted.str.contains(r"^(nm\d+|tmdb-\d+)$")
    crowded = wanted.is_duplicated() | wanted.is_in(taken.implode()) | key_like
    places = crowded.arg_true()
    if not places.len():
        return wanted
    used = set(taken) | set(wanted.filter(~crowded))
    mended = []
    for base in wanted.gather(places):
        slug, number = base, 1
        while slug in used or person_number(slug) is not None:
            number += 1
            slug = f"{base}-{number}"
        used.add(slug)
        mended.append(slug)
    return wanted.scatter(places, pl.Series(mended, dtype=pl.String))
