"""Claims as the desk lists them: what most needs a look first, each verdict in plain words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\]\([^)\n]*\)|\[(?=[^\]]*$)|\*+|\|\||\[\^[^\]]+\]|^#+ |^> ")
_VERDICTS = {
    "supported": "The catalogue agrees",
    "contradicted": "The catalogue says otherwise",
    "unknown": "The catalogue does not say",
    "ambiguous": "Could mean more than one",
    "spelling": "Spelled otherwise",
}
_ORDER = ("contradicted", "spelling", "ambiguous", "unknown", "supported")
_HEADINGS = {
    "contradicted": "The catalogue says otherwise",
    "spelling": "Names spelled otherwise",
    "ambiguous": "Could mean more than one",
    "unknown": "The catalogue does not say",
    "supported": "The catalogue agrees",
}


@dataclass(frozen=True, slots=True)
class Who:
    """Who says so; ``url`` where it can be read, or ''."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with the words it stands in; ``number`` tells it apart on its page."""

    number: int
    state: str
    verdict: str
    about: str
    before: str
    quote: str
    after: str
    message: str
    expected: str
    fix: str
    quiet: bool
    rule: str = ""
    words: str = ""
    sources: Sequence[Who] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Claims with one verdict."""

    state: str
    heading: str
    claims: Sequence[ClaimView] = field(default_factory=list)


def views(claims: Sequence[Mapping[str, Any]]) -> list[ClaimView]:
    """Turn stored claims into what is shown, in the order of the text."""
    return [_view(number, claim) for number, claim in enumerate(claims, 1)]


def grouped(claims: Sequence[ClaimView]) -> list[Group]:
    """Group claims by verdict, the ones that need a look first."""
    found = [
        Group(state, _HEADINGS[state], [claim for claim in claims if claim.state == state])
        for state in _ORDER
    ]
    return [group for group in found if group.claims]


def to_look_at(claims: Sequence[ClaimView]) -> int:
    """Count the claims worth a look."""
    return sum(claim.state in ("contradicted", "spelling") and not claim.quiet for claim in claims)


def _view(number: int, claim: Mapping[str, Any]) -> ClaimView:
    state = "spelling" if claim["kind"] == "name" else claim["verdict"]
    fixes = claim.get("fixes") or []
    return ClaimView(
        number=number,
        state=state,
        verdict=_VERDICTS[state],
        about=_about(claim),
        before=_plain(claim.get("before", "")),
        quote=_plain(claim.get("quote", "")) or claim["name"],
        after=_plain(claim.get("after", "")),
        message=claim.get("message") or "",
        expected=", ".join(claim.get("expected") or []),
        fix=fixes[0]["text"] if fixes else "",
        quiet=claim.get("severity") is None,
        rule=claim.get("rule") or "",
        words=claim["name"],
        sources=_sources(claim),
    )


def _plain(words: str) -> str:
    """Take the marks of Markdown out of some words, which may begin or end within a link."""
    return _MARKS.sub("", _LINK.sub(r"\1", words))


def _about(claim: Mapping[str, Any]) -> str:
    named = claim.get("role") if claim["kind"] == "credit" else claim["kind"]
    return str(named or claim["kind"]).replace("_", " ").capitalize()


def _sources(claim: Mapping[str, Any]) -> list[Who]:
    found: dict[str, Who] = {}
    for source in claim.get("sources") or []:
        ref = source["ref"] if source["ref"].startswith(("https://", "http://")) else ""
        known = found.get(source["name"])
        if known is None or not known.url:
            found[source["name"]] = Who(source["name"], ref)
    return list(found.values())
