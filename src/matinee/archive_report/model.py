"""What a report says of each post, and of the archive as a whole, as plain data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from matinee.archive.corrections import Correction
from matinee.archive.matching import Decision
from matinee.claims.model import Severity


@dataclass(frozen=True, slots=True)
class Film:
    """A film that a post is about, or may be about."""

    id: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake in its sentence: the words ``before``, the ``wrong`` ones, those ``after``.

    ``right`` holds the right values; ``instead`` the words to write, where there is no choice.
    ``sources`` are who says so, each with a reference. ``correction`` is there when it may be made
    unseen: a place in the item's text as it was written.
    """

    rule: str
    severity: Severity
    confidence: float
    message: str
    before: str
    wrong: str
    after: str
    right: Sequence[str]
    instead: str
    sources: Sequence[tuple[str, str]]
    correction: Correction | None = None

    @property
    def misspelling(self) -> bool:
        """Say whether it is a name written wrong."""
        return self.rule == "name-misspelt"


@dataclass(frozen=True, slots=True)
class Post:
    """A text of the archive: which film it is about, what was compared, what was found.

    ``editor`` is the address at which it can be edited. ``named`` counts for each person of the
    film how often the text has the name right. ``failure`` says why the text could not be checked.
    """

    source: str
    title: str
    address: str = ""
    editor: str = ""
    date: str | None = None
    status: str = ""
    decision: Decision = Decision.UNMATCHED
    film: Film | None = None
    why: str = ""
    candidates: Sequence[Film] = ()
    statements: int = 0
    compared: int = 0
    findings: Sequence[Finding] = ()
    named: Mapping[str, int] = field(default_factory=dict)
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A finding and the post it stands in, numbered from the surest on.

    ``times`` counts how often the post says the same; the first place is shown.
    """

    number: int
    finding: Finding
    post: Post
    times: int = 1


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is misspelt somewhere: how often it is right, and each wrong form's places."""

    name: str
    right: int
    forms: Sequence[tuple[str, Sequence[Mistake]]]

    @property
    def wrong(self) -> int:
        """How often it is misspelt."""
        return sum(place.times for _, places in self.forms for place in places)


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source that was compared with, and on which terms."""

    name: str
    licence: str
    publishable: bool
    home: str


@dataclass(frozen=True)
class ArchiveReport:
    """The whole report. ``made`` is the day, ``version`` of Matinee; ``unread`` what was not read.

    ``least`` is the least severity that is shown.
    """

    archives: Sequence[str]
    made: str
    version: str
    catalogue: str
    posts: Sequence[Post]
    unread: Sequence[str] = ()
    sources: Sequence[UsedSource] = ()
    least: Severity = Severity.WARNING

    @cached_property
    def mistakes(self) -> Sequence[Mistake]:
        """Every mistake once for each post, the surest first."""
        found: list[tuple[Finding, Post, int]] = []
        for post in self.posts:
            same: dict[tuple[object, ...], list[Finding]] = {}
            for finding in self._shown(post):
                key = (finding.rule, finding.wrong, tuple(finding.right))
                same.setdefault(key, []).append(finding)
            found += [(those[0], post, len(those)) for those in same.values()]
        found.sort(key=lambda entry: (-entry[0].confidence, -entry[0].severity.rank))
        return [Mistake(number, *entry) for number, entry in enumerate(found, 1)]

    def _shown(self, post: Post) -> list[Finding]:
        return [one for one in post.findings if one.severity.rank >= self.least.rank]

    @cached_property
    def names(self) -> Sequence[Name]:
        """The names that are misspelt, most often first."""
        forms: dict[str, dict[str, list[Mistake]]] = {}
        for mistake in self.mistakes:
            finding = mistake.finding
            if finding.misspelling and finding.right:
                forms.setdefault(finding.right[0], {}).setdefault(finding.wrong, []).append(mistake)
        right: Counter[str] = Counter()
        for post in self.posts:
            right.update(post.named)
        names = [
            Name(name, right[name], tuple(sorted(found.items(), key=_often)))
            for name, found in forms.items()
        ]
        return sorted(names, key=lambda name: (-name.wrong, name.name))

    @cached_property
    def by_film(self) -> Sequence[tuple[Film, Sequence[Mistake]]]:
        """The mistakes of each film's posts, films with most of them first."""
        films: dict[str, tuple[Film, list[Mistake]]] = {}
        for mistake in self.mistakes:
            film = mistake.post.film
            if film:
                films.setdefault(film.id, (film, []))[1].append(mistake)
        return sorted(films.values(), key=lambda pair: (-len(pair[1]), pair[0].name))

    def of(self, decision: Decision) -> Sequence[Post]:
        """Give the posts with this decision on their film."""
        return [post for post in self.posts if post.decision is decision]

    @property
    def statements(self) -> int:
        """How many statements the posts make."""
        return sum(post.statements for post in self.posts)

    @property
    def compared(self) -> int:
        """How many of them a source could speak to."""
        return sum(post.compared for post in self.posts)

    @cached_property
    def years(self) -> Mapping[int, tuple[int, int]]:
        """For each year of writing, how many posts and how many mistakes."""
        counted: dict[int, list[int]] = {}
        for post in self.posts:
            if post.date and post.date[:4].isdigit():
                entry = counted.setdefault(int(post.date[:4]), [0, 0])
                entry[0] += 1
                entry[1] += len(self._shown(post))
        return {year: (posts, wrong) for year, (posts, wrong) in sorted(counted.items())}


def _often(form: tuple[str, Sequence[Mistake]]) -> int:
    return -sum(place.times for place in form[1])


def used_sources(known: Iterable[UsedSource], posts: Iterable[Post]) -> Iterator[UsedSource]:
    """Choose the sources that findings rest on."""
    cited = {name for post in posts for finding in post.findings for name, _ in finding.sources}
    return (source for source in known if source.name in cited)
