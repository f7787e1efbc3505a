"""The facade of checking, on the few films of tests/films, and on whatever text may come."""

import functools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matinee.catalogue import FilmRef, Role
from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Checker, Report, check
from matinee.claims.model import Fix, Severity, Verdict
from matinee.document import Span, read_text

FORMATS = ("plain", "markdown", "html")
PIECES = (
    "Keanu Reeves", "Ana de Amras", "Len Wisemann", "Ridley Scott", "Dan Laustsen", "Eve Macarro",
    "Rooney", "the Director", "Ballerina", "*Ballerina* (2016)", "<i>John Wick</i>", "“Alien”",
    "John Wick films", "directed by", "director", "writer/director", "composed by", "score", "'s",
    "plays", "as", "follows", "portrayal of", "known for his work on", "running time of 90 minutes",
    "not", "could have been", "like", "and", ", ", ". ", "? ", "(", ")", '"', "’s", "&amp;",
    "&eacute;", "<b>", "</b>", "<!-- matinee: allow * why -->", "**", "_", "[a](b)", "\n", "\n\n",
    "\n> ", "\n# ", "\n- ", "1999", "三船敏郎", "\u200b", "é", "Jr.", "J. J.", "—", "\t",
    "Genre: Crime", "Cast:",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
_MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="session")
def ballerina(films: Snapshot) -> FilmRef:
    film = find_film(films, "Ballerina (2025)").film
    assert film
    return film


def _check(text: str, films: Snapshot, film: FilmRef | None, format: str = "markdown") -> Report:
    return check(read_text(text, format=format), films, film=film)  # type: ignore[arg-type]


def _spans(report: Report) -> list[Span]:
    fixes = [fix.span for claim in report.claims for fix in claim.fixes]
    return [
        *(claim.span for claim in report.claims),
        *(mention.span for mention in report.mentions),
        *fixes,
    ]


def _applied(source: str, fixes: list[Fix]) -> str:
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        source = source[: fix.span.start] + fix.text + source[fix.span.end :]
    return source


class TestAnyText:
    @_MANY
    @given(text=TEXTS, format=st.sampled_from(FORMATS), named=st.booleans())
    def test_spans_lie_in_the_source(
        self, text: str, format: str, named: bool, films: Snapshot, ballerina: FilmRef
    ) -> None:
        """Nothing raises, and every claim, mention and fix points into the author's text."""
        try:
            document = read_text(text, format=format)  # type: ignore[arg-type]
        except ValueError:
            return  # broken front matter, which reading reports
        report = check(document, films, film=ballerina if named else None)
        for span in _spans(report):
            assert 0 <= span.start < span.end <= len(text)

    @_MANY
    @given(text=TEXTS)
    def test_a_name_is_what_stands_there(
        self, text: str, films: Snapshot, ballerina: FilmRef
    ) -> None:
        """In plain text a claim's words are literally those of its span."""
        report = _check(text, films, ballerina, "plain")
        for claim in report.claims:
            assert report.document.slice(claim.span) == claim.name
        for mention in report.mentions:
            assert report.document.slice(mention.span) == mention.name

    @_MANY
    @given(text=TEXTS, format=st.sampled_from(("plain", "markdown")))
    def test_sure_fixes_end_their_findings(
        self, text: str, format: str, films: Snapshot, ballerina: FilmRef
    ) -> None:
        """Applying the fixes that are sure leaves none of the findings they mend."""
        try:
            report = _check(text, films, ballerina, format)
        except ValueError:
            return
        sure = [claim for claim in report.findings if claim.sure]
        fixed = _applied(text, [fix for claim in sure for fix in claim.fixes])
        again = _check(fixed, films, ballerina, format)
        left = {(claim.rule, claim.name) for claim in again.findings if claim.sure}
        assert not left & {(claim.rule, claim.name) for claim in sure}


_FOUR_NAMES = ("Keanu Reeves", "Len Wisemann", "Dan Laustsen", "Zed Quux")
_ALLOWED = (
    "Cinematographer Dan Laustsen excels. "
    '<!-- matinee: allow credit-cinematographer "Foo" a joke -->'
    "<!-- matinee: allow credit-cinematographer a joke -->\n\n"
)
HOSTILE = {
    "10,000 names": lambda n: ", ".join(_FOUR_NAMES * (n // 4)),
    "a megabyte of capitals": lambda n: "Film Good Wick John " * (5 * n),
    "a megabyte in a line": lambda n: "the film was good " * (5 * n),
    "round brackets": lambda n: "(" * (10 * n),
    "square brackets": lambda n: "[" * (10 * n),
    "quotations": lambda n: '"Len Wisemann" ' * (2 * n),
    "titles": lambda n: "*Ballerina* (2025) " * (2 * n),
    "one endless sentence": lambda n: "Directed by Len Wiseman and " * (2 * n),
    "paragraphs": lambda n: "Len Wisemann met Keanu Reaves.\n\n" * (n // 2),
    "characters": lambda n: "Ana de Armas plays Rooney. " * n,
    "allowances": lambda n: _ALLOWED * (n // 4),
    "hyphens": lambda n: "Kang-ho-" * (5 * n),
    "initials": lambda n: "J. J. " * (5 * n),
    "spaces in a name": lambda n: "Keanu" + " " * (40 * n) + "Reeves",
    "divisions in divisions": lambda n: "<div><p><b><i>Keanu Reeves " * n,
}


class TestHostileText:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_time_stays_linear(
        self,
        name: str,
        films: Snapshot,
        ballerina: FilmRef,
        growth: Callable[[Callable[[str], object], str, str], float],
    ) -> None:
        """Four times the text takes about four times as long: sixteen would be quadratic."""
        make = HOSTILE[name]
        format = "html" if "<" in make(4) else "markdown"
        run = functools.partial(_check, films=films, film=ballerina, format=format)
        assert growth(run, make(1_000), make(4_000)) < 10


class TestReport:
    def test_an_empty_text_has_nothing(self, films: Snapshot) -> None:
        report = _check("", films, None)
        assert (report.film, list(report.claims), list(report.mentions)) == (None, [], [])

    def test_claims_come_in_the_order_of_the_text(
        self, films: Snapshot, ballerina: FilmRef
    ) -> None:
        text = "Music by Hans Zimmer. Directed by Len Wiseman. Starring Ana de Amras."
        starts = [claim.span.start for claim in _check(text, films, ballerina).claims]
        assert starts == sorted(starts)
        assert len(starts) == 3

    def test_a_finding_names_its_source_and_its_fix(
        self, films: Snapshot, ballerina: FilmRef
    ) -> None:
        """A wrong cinematographer comes with the right one, who says so, and the words to put."""
        (claim,) = _check("Cinematographer Dan Laustsen excels.", films, ballerina).findings
        assert (claim.role, claim.verdict) == (Role.CINEMATOGRAPHER, Verdict.CONTRADICTED)
        assert claim.severity is Severity.ERROR
        assert [fix.text for fix in claim.fixes] == ["Romain Lacourbas"]
        assert claim.citations
        assert "Romain Lacourbas" in claim.message

    def test_compared_counts_what_the_catalogue_could_speak_to(
        self, films: Snapshot, ballerina: FilmRef
    ) -> None:
        text = "Directed by Len Wiseman. Music by Hans Zimmer. Edited by Nobody Known."
        report = _check(text, films, ballerina)
        assert report.compared == 2

    def test_a_film_it_does_not_know_is_not_judged(self, films: Snapshot) -> None:
        report = _check("# Solaris (1972)\n\nDirected by Ridley Scott.", films, None)
        assert report.film is None
        assert not report.findings

    def test_an_allowed_finding_is_silent(self, films: Snapshot, ballerina: FilmRef) -> None:
        """A reason in a comment silences the finding it names, and no other."""
        text = (
            '<!-- matinee: allow credit-cinematographer "Dan Laustsen" a joke -->\n\n'
            "Cinematographer Dan Laustsen excels. Composer Anton Karas too.\n"
        )
        assert [claim.name for claim in _check(text, films, ballerina).findings] == ["Anton Karas"]

    def test_mentions_link_films_people_and_characters(
        self, films: Snapshot, ballerina: FilmRef
    ) -> None:
        report = _check("*Alien* is not *Ballerina*: Keanu Reeves says so.", films, ballerina)
        assert [(m.entity, m.name) for m in report.mentions] == [
            ("film", "Alien"),
            ("film", "Ballerina"),
            ("person", "Keanu Reeves"),
        ]


_PARAGRAPHS = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), max_size=6)


@_MANY
@given(st.lists(_PARAGRAPHS, min_size=2, max_size=4), st.booleans(), st.sampled_from(FORMATS))
def test_a_held_checker_answers_as_a_fresh_check(
    films: Snapshot, ballerina: FilmRef, texts: list[list[str]], named: bool, format: str
) -> None:
    """Whatever it checked before, such as the same text before a paragraph was edited."""
    checker = Checker(films)
    edited = texts[0]
    for paragraphs in texts:
        edited = [*edited[:1], *paragraphs[:1], *edited[2:]]
        for text in ("\n\n".join(paragraphs), "\n\n".join(edited)):
            document = read_text(text, format=format)  # type: ignore[arg-type]
            film = ballerina if named else None
            assert checker.check(document, film=film) == check(document, films, film=film)
