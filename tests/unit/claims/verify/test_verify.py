"""Verdicts: by coverage, with the right value where something is wrong."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from matinee.catalogue import Dossier, Role
from matinee.catalogue.memory import MemoryCatalogue
from matinee.catalogue.snapshot import Snapshot
from matinee.check import check
from matinee.claims.model import Claim, Verdict
from matinee.document import read_text

Judge = Callable[[str], Claim]


@pytest.fixture
def judge(films: Snapshot, dossier: Dossier) -> Judge:
    """Give the only claim of a text about Ballerina (2025)."""

    def one(text: str) -> Claim:
        (claim,) = check(read_text(text), films, film=dossier.film.ref).claims
        return claim

    return one


def test_a_wrong_credit_is_contradicted_only_where_a_source_is_complete(dossier: Dossier) -> None:
    """The same words without anybody's whole list of directors are unknown."""
    open_list = replace(dossier, coverage={})
    for known, verdict in ((dossier, Verdict.CONTRADICTED), (open_list, Verdict.UNKNOWN)):
        report = check(
            read_text("Director Zed Quux waves."), MemoryCatalogue([known]), film=known.film.ref
        )
        assert [claim.verdict for claim in report.claims] == [verdict]


def test_writing_credits_are_compatible(films: Snapshot) -> None:
    """A screenplay or story credit bears out "written by"."""
    alien = films.films_by_imdb(["tt0078748"])["tt0078748"]
    for name in ("Dan O'Bannon", "Ronald Shusett"):
        (claim,) = check(read_text(f"Written by {name}."), films, film=alien).claims
        assert claim.verdict is Verdict.SUPPORTED


def test_a_sure_fix_has_one_right_value(judge: Judge) -> None:
    assert judge("Cinematographer Dan Laustsen excels.").sure
    assert not judge("Composer Anton Karas excels.").sure


def test_somebody_credited_otherwise_is_left_alone(judge: Judge) -> None:
    """Whoever worked on the film may well have done more than its lists say."""
    claim = judge("Ian McShane's direction of the extras")
    assert (claim.verdict, claim.severity) == (Verdict.UNKNOWN, None)


def test_a_near_miss_in_a_role_is_a_misspelling(judge: Judge) -> None:
    claim = judge("Director Len Wisemann waves.")
    assert (claim.rule, list(claim.expected)) == ("name-misspelt", ["Len Wiseman"])


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [(125, "supported"), (127, "supported"), (132, "unknown"), (190, "contradicted")],
)
def test_a_running_time_has_room_for_other_prints(judge: Judge, minutes: int, verdict: str) -> None:
    assert judge(f"The film runs {minutes} minutes.").verdict == verdict


@pytest.mark.parametrize(("year", "verdict"), [(2025, "supported"), (2005, "contradicted")])
def test_years(judge: Judge, year: int, verdict: str) -> None:
    assert judge(f"*Ballerina* ({year}) is loud.").verdict == verdict


def test_a_character_of_another_actor(judge: Judge) -> None:
    claim = judge("Norman Reedus plays Winston.")
    assert (claim.verdict, list(claim.expected)) == (Verdict.CONTRADICTED, ["Ian McShane"])
    assert (claim.role, claim.subject) == (Role.ACTOR, "Winston")
