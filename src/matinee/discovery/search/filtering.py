"""Turns the filters of a query into sets of rows, and counts what would narrow it further."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap

from matinee.discovery.search.answer import Facet, FacetValue
from matinee.discovery.search.entries import Kind
from matinee.discovery.search.fields import BY_NAME, Field, Span, Values, span
from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.query import Filter, Problem, Query
from matinee.discovery.search.words import query_words

_MOST = 12
_RUNTIMES = (("..89", "under 90 minutes"), ("90..119", "90 minutes to 2 hours"),
             ("120..149", "2 to 2½ hours"), ("150..", "over 2½ hours"))  # fmt: skip
_SCORES = (("8..", "8 and more"), ("6..7.9", "6 to 8"), ("4..5.9", "4 to 6"), ("..3.9", "below 4"))
_COUNTED = (
    "kind",
    "decade",
    "genre",
    "country",
    "language",
    "role",
    "runtime",
    "score",
    "reviewed",
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The rows that each filter lets through, what could not be heeded, how values are written."""

    sets: Mapping[Filter, BitMap] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def rows(self) -> BitMap | None:
        """Give the rows that all filters let through; None without filters."""
        return _all(self.sets.values())

    def rows_but(self, field: str) -> BitMap | None:
        """Give the rows that all filters of other fields let through."""
        return _all(rows for filter, rows in self.sets.items() if filter.field != field)


def narrowing(file: IndexFile, query: Query) -> Narrowing:
    """Give the rows that each of a query's filters lets through."""
    sets: dict[Filter, BitMap] = {}
    problems: list[Problem] = []
    labels: dict[tuple[str, str], str] = {}
    for each in query.filters:
        field = BY_NAME[each.field]
        if field.values is Values.NUMBER:
            rows = numbered(file, field, (span(field, value) for value in each.values))
        elif field.values is Values.FLAG:
            rows = _flagged(file, field, each.values)
        elif field.values is Values.WORDS:
            rows = BitMap()
            for value in each.values:
                words = query_words(value)
                rows |= file.under(field.name, words) if words else BitMap()
        else:
            rows, unknown = _terms(file, field, each.values)
            known = file.values(field.name)
            labels |= {(field.name, v): known[v][0] for v in each.values if v in known}
            problems += [Problem(field.name, value, unknown=True) for value in unknown]
        sets[each] = file.everything() - rows if each.negated else rows
    return Narrowing(sets, tuple(problems), labels)


def numbered(file: IndexFile, field: Field, spans: Iterable[Span]) -> BitMap:
    """Give the rows whose number in a field is within one of the spans."""
    name = "year" if field.name == "decade" else field.name
    rows = BitMap()
    for low, high in spans:
        rows |= BitMap.union(
            BitMap(),
            *(
                bits
                for value, (_, bits) in file.values(name).items()
                if (low is None or int(value) >= low) and (high is None or int(value) <= high)
            ),
        )
    return rows


def facets(
    file: IndexFile, query: Query, narrowed: Narrowing, matched: BitMap | None
) -> Sequence[Facet]:
    """Count, for each field, what the results have; ``matched`` is what fits the words.

    Of a field with one value a thing, such as the decade, all values are counted, chosen or not.
    """
    found = []
    for name in _COUNTED:
        field = BY_NAME[name]
        base = narrowed.rows_but(name) if field.exclusive else narrowed.rows
        if base is None:
            base = file.everything() if matched is None else matched
        elif matched is not None:
            base = base & matched
        values = _counted(file, field, query, base)
        if len(values) > 1 or any(value.chosen for value in values) or name == "reviewed":
            found.append(Facet(name, field.label, values))
    return [facet for facet in found if facet.values]


def _counted(file: IndexFile, field: Field, query: Query, base: BitMap) -> Sequence[FacetValue]:
    counts = [(value, label, rows.intersection_cardinality(base))
              for value, label, rows in _buckets(file, field)]  # fmt: skip
    chosen = query.values(field.name)
    counts = [each for each in counts if each[2] or each[0] in chosen]
    if field.name in ("genre", "country", "language", "role"):
        counts.sort(key=lambda each: (each[0] not in chosen, -each[2], each[1]))
        counts = counts[:_MOST]
    return [
        FacetValue(
            value, label, count,
            query.without(field.name, value) if value in chosen
            else query.narrowed(field.name, value),
            value in chosen,
        )
        for value, label, count in counts
    ]  # fmt: skip


def _buckets(file: IndexFile, field: Field) -> Iterable[tuple[str, str, BitMap]]:
    if field.name in ("runtime", "score"):
        for value, label in _RUNTIMES if field.name == "runtime" else _SCORES:
            yield value, label, numbered(file, field, [span(field, value)])
    elif field.name == "decade":
        decades = {int(year) // 10 * 10 for year in file.values("year")}
        for decade in sorted(decades, reverse=True):
            value = f"{decade}s"
            yield value, value, numbered(file, field, [span(field, value)])
    elif field.name == "kind":
        for kind in Kind:
            _, rows = file.values("kind").get(kind, ("", BitMap()))
            yield kind, kind.plural, rows
    else:
        for value, (label, rows) in file.values(field.name).items():
            yield value, label, rows


def _terms(file: IndexFile, field: Field, wanted: Sequence[str]) -> tuple[BitMap, list[str]]:
    """Give the rows with any of the values, else with one that begins so, and what is unknown."""
    known = file.values(field.name)
    rows, unknown = BitMap(), []
    for value in wanted:
        fitting = [value] if value in known else [v for v in known if v.startswith(value)]
        if not fitting:
            unknown.append(value)
        rows |= BitMap.union(BitMap(), *(known[each][1] for each in fitting))
    return rows, unknown


def _flagged(file: IndexFile, field: Field, values: Sequence[str]) -> BitMap:
    yes = file.values(field.name).get("yes", ("", BitMap()))[1]
    rows = BitMap()
    if "yes" in values:
        rows |= yes
    if "no" in values:
        rows |= file.values("kind").get(Kind.FILM, ("", BitMap()))[1] - yes
    return rows


def _all(sets: Iterable[BitMap]) -> BitMap | None:
    sets = list(sets)
    return BitMap.intersection(*sets) if sets else None
