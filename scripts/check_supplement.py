"""Compares the hand-written film facts with the Wikidata table, and says what they lack.

Usage: python scripts/check_supplement.py [--format json] [FOLDER]

FOLDER is the catalogue folder (default: the repository's). Prints each conflict (film, field, what
the supplement says, what the table says), each film that lacks a required fact, each name spelled
in two ways, and the counts. A conflict is for a person to weigh, for the table is not always
right: it lists uncredited and original authors among the writers. What was decided goes into
`supplement/weighed.toml` with the reason, and is shown apart from then on. Exit status 1 when a
file cannot be read or breaks a rule; conflicts and lacks alone do not fail.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from rich.console import Console
from rich.table import Table

from matinee.catalogue.model import WRITING, Role
from matinee.catalogue.names import fold, fold_title
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import FilmRecord
from matinee.catalogue.sources.supplement import Supplement
from matinee.catalogue.sources.wikidata_table import read_wikidata_table

CREW = (Role.DIRECTOR, Role.CINEMATOGRAPHER, Role.COMPOSER, Role.EDITOR, Role.PRODUCER)
CAST = 8
# Sources count credits at the end or an overture differently; more than this is another cut.
MINUTES = 5
SAME_COUNTRY = {"west germany": "germany", "soviet union": "russia"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which the supplement and the table differ."""

    film: str
    field: str
    supplement: str
    table: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A conflict that a person has looked into, and why the supplement's value stands."""

    conflict: Conflict
    reason: str


@dataclass(slots=True)
class Findings:
    """All that the check found; ``faults`` are what must not be."""

    films: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    decades: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)
    lacks: dict[str, list[str]] = field(default_factory=dict)


def check(folder: Path) -> Findings:
    """Read every film file and compare it."""
    found = Findings()
    supplement = Supplement(folder / "supplement")
    records = []
    for path in supplement.paths():
        try:
            records.append(supplement.record(path))
        except CatalogueError as error:
            found.faults.append(str(error))
    table = {film.imdb_id: film for film in read_wikidata_table(folder / "wikidata/films.csv.gz")}
    for film in records:
        name = f"{film.title} ({film.year})"
        found.films += 1
        found.countries.update(film.countries)
        found.decades[f"{(film.year or 0) // 10 * 10}s"] += 1
        found.conflicts += compare(name, film, table.get(film.imdb_id))
        lacking = lacks(film)
        if lacking:
            found.lacks[name] = lacking
        found.faults += unsourced(name, film)
    found.faults += [*twice(records), *spellings(records)]
    weigh(found, folder / "supplement" / "weighed.toml")
    return found


def weigh(found: Findings, path: Path) -> None:
    """Move the conflicts that the file explains out of the new ones; fault what explains none."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["weighed"] if path.exists() else []
    reasons = {(entry["film"], entry["field"], entry["table"]): entry["reason"] for entry in listed}
    new = []
    for conflict in found.conflicts:
        reason = reasons.pop((conflict.film, conflict.field, conflict.table), None)
        if reason is None:
            new.append(conflict)
        else:
            found.weighed.append(Weighed(conflict, reason))
    found.conflicts = new
    found.faults += [
        f"{film}: {path.name} explains a conflict ({label}: {value}) that there is not"
        for film, label, value in reasons
    ]


def compare(name: str, film: FilmRecord, other: FilmRecord | None) -> list[Conflict]:
    """Give the fields on which two records of one film differ, where both speak."""
    if other is None:
        return []
    conflicts = []
    titles = {fold_title(t) for t in (film.title, film.original_title, *film.aliases) if t}
    if fold_title(other.title) not in titles:
        conflicts.append(Conflict(name, "title", film.title, other.title))
    if film.year and other.year and film.year != other.year:
        conflicts.append(Conflict(name, "year", str(film.year), str(other.year)))
    if film.runtime and other.runtime and abs(film.runtime - other.runtime) > MINUTES:
        conflicts.append(Conflict(name, "runtime", str(film.runtime), str(other.runtime)))
    ours, theirs = _countries(film.countries), _countries(other.countries)
    if ours and theirs and not ours & theirs:
        conflicts.append(
            Conflict(name, "countries", ", ".join(film.countries), ", ".join(other.countries))
        )
    conflicts += _people(name, "director", film, other, {Role.DIRECTOR})
    return conflicts + _people(name, "writers", film, other, set(WRITING))


def _people(
    name: str, label: str, film: FilmRecord, other: FilmRecord, roles: set[Role]
) -> list[Conflict]:
    if not roles & film.complete.keys():
        return []
    spelled = {fold(n): {fold(a) for a in names} for n, names in film.person_aliases.items()}
    known = {fold(c.person) for c in film.credits if c.role in roles}
    known |= {alias for person in list(known) for alias in spelled.get(person, ())}
    missing = [c.person for c in other.credits if c.role in roles and fold(c.person) not in known]
    if not missing:
        return []
    ours = ", ".join(dict.fromkeys(c.person for c in film.credits if c.role in roles))
    return [Conflict(name, label, ours, ", ".join(missing))]


def lacks(film: FilmRecord) -> list[str]:
    """Name the facts every film should have and this one has not."""
    # A role that is complete without a name says that nobody had it, as in a film without a score.
    lacking = [role.label for role in CREW if role not in film.complete]
    if not WRITING & film.complete.keys():
        lacking.append("a complete writing role")
    played = sum(c.role is Role.ACTOR and bool(c.character) for c in film.credits)
    # The same holds of a cast: one called complete is all there is, be it of five or of nobody.
    if played < CAST and Role.ACTOR not in film.complete:
        lacking.append(f"cast ({played} of {CAST} with characters)")
    for label, value in (
        ("imdb_id", film.imdb_id),
        ("runtime", film.runtime),
        ("genres", film.genres),
        ("countries", film.countries),
        ("languages", film.languages),
    ):
        if not value:
            lacking.append(label)
    return lacking


def unsourced(name: str, film: FilmRecord) -> list[str]:
    """Name the facts that cite nobody."""
    plain = [label for label in ("title", "year", "runtime") if not film.citations(label)]
    credits = [c.person for c in film.credits if not c.citations]
    return [f"{name}: no source for {what}" for what in (*plain, *credits)]


def twice(records: Iterable[FilmRecord]) -> list[str]:
    """Name the identifiers that two files claim."""
    counts = Counter(film.imdb_id for film in records if film.imdb_id)
    return [f"{imdb_id}: in {count} files" for imdb_id, count in counts.items() if count > 1]


def spellings(records: Iterable[FilmRecord]) -> list[str]:
    """Name the people written in two ways; other spellings belong under ``[people]`` as aliases."""
    written: dict[str, dict[str, str]] = {}
    for film in records:
        for credit in film.credits:
            written.setdefault(fold(credit.person), {}).setdefault(credit.person, film.title)
    return [
        "one name, two spellings: " + "; ".join(f"{name} ({film})" for name, film in forms.items())
        for forms in written.values()
        if len(forms) > 1
    ]


def _countries(names: Sequence[str]) -> set[str]:
    folded = {fold(name) for name in names}
    return folded | {SAME_COUNTRY[name] for name in folded if name in SAME_COUNTRY}


def report(found: Findings) -> None:
    """Print the findings for a person."""
    console = Console()
    if found.conflicts:
        table = Table("film", "field", "supplement", "table", title="Conflicts with the table")
        for conflict in found.conflicts:
            table.add_row(conflict.film, conflict.field, conflict.supplement, conflict.table)
        console.print(table)
    if found.weighed:
        table = Table("film", "field", "table", "why ours stands", title="Conflicts weighed before")
        for weighed in found.weighed:
            conflict = weighed.conflict
            table.add_row(conflict.film, conflict.field, conflict.table, weighed.reason)
        console.print(table)
    if found.lacks:
        table = Table("film", "lacks", title="Films that lack a fact")
        for film, lacking in sorted(found.lacks.items()):
            table.add_row(film, ", ".join(lacking))
        console.print(table)
    for fault in found.faults:
        console.print(f"[red]fault[/red] {fault}", highlight=False)
    decades = ", ".join(f"{decade} {count}" for decade, count in sorted(found.decades.items()))
    console.print(
        f"{found.films} films from {len(found.countries)} countries; {decades}. "
        f"{len(found.conflicts)} new conflicts, {len(found.weighed)} weighed, "
        f"{len(found.lacks)} films lack a fact, {len(found.faults)} faults."
    )


def as_json(found: Findings) -> dict[str, object]:
    """Give the findings as plain data."""
    # Counters do not survive asdict(), which builds each mapping anew from pairs.
    plain = {each.name: getattr(found, each.name) for each in fields(found)}
    return plain | {
        "conflicts": [asdict(conflict) for conflict in found.conflicts],
        "weighed": [asdict(w.conflict) | {"reason": w.reason} for w in found.weighed],
    }


def main(arguments: Sequence[str]) -> int:
    """Check and print; give the exit status."""
    words = [word for word in arguments if word not in ("--format", "json")]
    folder = Path(words[0]) if words else Path(__file__).parents[1] / "catalogue"
    found = check(folder)
    if "json" in arguments:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        report(found)
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
