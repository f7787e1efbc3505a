"""The page holds everything in itself, can be read without scripts, and lets no post act on it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from matinee.archive.matching import Decision
from matinee.archive_report.model import ArchiveReport, Film, Finding, Post, UsedSource
from matinee.archive_report.page import render
from matinee.archive_report.words import certainty, day, link, percent, shown, web_address
from matinee.claims.model import Severity

SALT = Film("tt9000001", "The Salt Road (1999)", 0.98)


def finding(**changes: object) -> Finding:
    """Make a finding: a misspelt name, unless changed."""
    parts: dict[str, object] = {
        "rule": "name-misspelt",
        "severity": Severity.WARNING,
        "confidence": 0.96,
        "message": "Inès Morvann is spelled Inès Morvan.",
        "before": "So ",
        "wrong": "Inès Morvann",
        "after": " directs.",
        "right": ("Inès Morvan",),
        "instead": "Inès Morvan",
        "sources": (("Open Films", "https://open.example/1"),),
    }
    return Finding(**(parts | changes))  # type: ignore[arg-type]


def post(*findings: Finding, **changes: object) -> Post:
    """Make a post on one film."""
    parts: dict[str, object] = {
        "source": "export.xml#1",
        "title": "Salt",
        "address": "https://aisle.example/salt/",
        "date": "2010-03-04T09:00:00",
        "decision": Decision.MATCHED,
        "film": SALT,
        "statements": 4,
        "compared": 3,
        "findings": findings,
        "named": {"Inès Morvan": 2},
    }
    return Post(**(parts | changes))  # type: ignore[arg-type]


def report(*posts: Post, **changes: object) -> ArchiveReport:
    """Make a report."""
    parts: dict[str, object] = {
        "archives": ("export.xml",),
        "made": "2026-05-03",
        "version": "1.0",
        "catalogue": "films.sqlite",
        "posts": posts,
    }
    return ArchiveReport(**(parts | changes))  # type: ignore[arg-type]


class Tags(HTMLParser):
    """Gathers the elements of a page, and whether each is closed in its turn."""

    VOID = frozenset({"meta", "br", "input", "rect"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def addresses(page: str) -> Iterator[str]:
    """Give every address that a page leads to or loads."""
    for _, attributes in Tags(page).found:
        for name in ("href", "src", "action", "srcset", "data"):
            if attributes.get(name):
                yield str(attributes[name])


def test_a_mistake_is_shown_as_on_a_proof() -> None:
    """In its sentence, with what is right, who says so, where it stands, and how sure that is."""
    page = render(report(post(finding())))
    assert "<del>Inès Morvann</del> <ins>Inès Morvan</ins> directs." in page
    assert "<dt>Right</dt><dd>Inès Morvan</dd>" in page
    assert '<a href="https://open.example/1" rel="noopener noreferrer">Open Films</a>' in page
    assert "4 March 2010, on <i>The Salt Road (1999)</i>" in page
    assert "almost certain" in page
    assert "96%, name-misspelt" in page


def test_the_surest_come_first_and_names_are_counted() -> None:
    """Across posts; each place of a name leads to its sentence."""
    posts = (
        post(finding(confidence=0.9), source="#1"),
        post(finding(), finding(confidence=0.8, wrong="I. Morvann"), source="#2"),
    )
    made = report(*posts)
    assert [one.finding.confidence for one in made.mistakes] == [0.96, 0.9, 0.8]
    (name,) = made.names
    assert (name.name, name.wrong, name.right) == ("Inès Morvan", 3, 4)
    assert [(form, len(places)) for form, places in name.forms] == [
        ("Inès Morvann", 2),
        ("I. Morvann", 1),
    ]
    page = render(made)
    ids = {attributes.get("id") for _, attributes in Tags(page).found}
    assert {address[1:] for address in addresses(page) if address.startswith("#")} <= ids


def test_the_same_mistake_in_one_post_is_one_mistake() -> None:
    """Said to occur so often, and counted so often for the name."""
    made = report(post(finding(), finding(before="And "), finding(wrong="Morvann")))
    assert [(one.finding.wrong, one.times) for one in made.mistakes] == [
        ("Inès Morvann", 2),
        ("Morvann", 1),
    ]
    assert made.names[0].wrong == 3
    assert "<i>The Salt Road (1999)</i>, 2 times" in render(made)


def test_below_the_severity_asked_for_nothing_is_shown() -> None:
    """Neither in the list nor in the counts."""
    made = report(post(finding()), least=Severity.ERROR)
    assert made.mistakes == []
    assert made.years == {2010: (1, 0)}
    page = render(made)
    assert "Nothing wrong found" in page
    assert "No mistake was found." in page


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "&lt;script&gt; {0} {} %s {{x}}",
    "\x00\x1b[2J\u202etxt.exe\u2066",
    "x" * 10_000_000,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    """In every place that an archive can fill."""
    hostile = finding(
        before=words, wrong=words, after=words, right=(words,), instead=words, message=words,
        sources=((words, words),),
    )  # fmt: skip
    film = Film(words, words, 0.9)
    page = render(
        report(
            post(hostile, title=words, film=film, why=words, date=words[:10], address=words),
            post(decision=Decision.ASK, film=None, candidates=(film,), why=words, title=words),
            post(failure=words, title=words),
            archives=(words,),
            unread=(words,),
            catalogue=words,
            sources=(UsedSource(words, words, False, words),),
        )
    )
    assert len(page) < 1_000_000
    tags = Tags(page)
    assert tags.open == []
    assert [tag for tag, _ in tags.found].count("script") == 1
    assert not {"img", "iframe", "object", "base", "link"} & {tag for tag, _ in tags.found}
    assert not any(name.startswith("on") for _, attributes in tags.found for name in attributes)
    assert not re.search("[\x00\x1b\u202e\u2066]", page)


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://aisle.example/x", True),
        ("http://aisle.example/?a=b&c", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//aisle.example/x", False),
        ("https://", False),
        ("http://[", False),
        ("/etc/passwd", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(address: str, taken: bool) -> None:
    """Anything else is shown as the words alone."""
    assert web_address(address) is taken
    assert ("<a " in link(address, "words")) is taken


def test_nothing_is_loaded_from_anywhere() -> None:
    """Fonts, style and script are inside, and a policy forbids the rest."""
    page = render(report(post(finding())))
    loaded = [
        attributes
        for tag, attributes in Tags(page).found
        if tag in ("script", "img", "link", "iframe")
        and ("src" in attributes or "href" in attributes)
    ]
    assert loaded == []
    assert set(re.findall(r"url\((\w+:)", page)) == {"data:"}
    assert "default-src 'none'" in page
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_private_sources_are_said_to_be() -> None:
    """What rests on them is for nobody else's eyes."""
    private = UsedSource("Closed Films", "private use", False, "https://closed.example/")
    page = render(report(post(finding()), sources=(private,)))
    assert "Closed Films may be used for private checking only: keep this page to yourself." in page
    assert "keep this page" not in render(report(post(finding())))


def test_what_is_not_clear_or_not_read_is_there_too() -> None:
    """Nothing unchecked passes for checked."""
    asked = post(decision=Decision.ASK, film=None, candidates=(SALT,), why="several films fit")
    page = render(report(asked, post(failure="x.md: too long"), unread=("export.xml: cut short",)))
    assert 'id="asked"' in page
    assert "several films fit" in page
    assert "Salt: x.md: too long" in page
    assert "export.xml: cut short" in page


def test_words_for_numbers_and_days() -> None:
    """Certainty is never rounded up to."""
    assert [certainty(share) for share in (0.97, 0.9, 0.75)] == [
        "almost certain",
        "very likely",
        "likely",
    ]
    assert [percent(share) for share in (0.999, 1.0, 0.42)] == ["99%", "100%", "42%"]
    assert day("2010-03-04T09:00:00") == "4 March 2010"
    assert day("soon") == ""
    assert shown("a\u2028b\x07c") == "a b c"
