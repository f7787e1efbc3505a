"""Counts what an archive holds and what comes of it, for the report before and after."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from matinee_site.archives.examining import Examined
from matinee_site.archives.pictures import Gathered
from matinee_site.archives.surveying import Survey
from matinee_site.archives.words import OF_A_FILM, Becomes, Fate

_SHOWN = 200


@dataclass(slots=True)
class Summary:
    """What an archive holds, by what it becomes; what is to be decided; what the check finds."""

    kind: str = ""
    sites: list[str] = field(default_factory=list)
    total: int = 0
    becomes: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    sure: int = 0
    to_decide: int = 0
    unplaced: int = 0
    drafts: int = 0
    statements: int = 0
    findings: int = 0
    with_findings: int = 0
    redirects: int = 0
    comments: int = 0
    pictures: int = 0
    same: int = 0
    scale: float | None = None
    examined: int = 0
    columns: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, survey: Survey, gathered: Gathered) -> Self:
        """Begin with what going through the archive once has told."""
        return cls(
            kind=survey.kind,
            sites=[site for site, _ in survey.sites.most_common(3)],
            total=survey.total,
            comments=survey.comments,
            pictures=gathered.found,
            scale=survey.scale,
            columns=survey.columns,
            mapping=dict(survey.mapping),
            missing=gathered.missing,
            refused=gathered.refused,
        )

    def count(self, each: Examined, fate: str | None = None) -> None:
        """Count an item."""
        self.examined += 1
        self.becomes[each.becomes] += 1
        if fate:
            self.fates[fate] += 1
        if each.becomes == Becomes.REVIEW:
            self.sure += each.film is not None
            self.to_decide += each.film is None
        elif each.becomes in OF_A_FILM:
            self.unplaced += each.film is None
        if each.draft and not each.draft.live:
            self.drafts += 1
        self.redirects += len(each.paths) if each.becomes != Becomes.NOTHING else 0
        if each.outcome:
            self.statements += each.outcome.statements
            self.findings += each.outcome.findings
            self.with_findings += each.outcome.findings > 0
        for note in each.notes:
            self.notes[_sort(note)] += 1

    def as_json(self) -> dict[str, Any]:
        """Give the summary as plain data, long lists cut with their length beside them."""
        return {
            "kind": self.kind,
            "sites": self.sites,
            "total": self.total,
            "becomes": dict(self.becomes),
            "fates": dict(self.fates),
            "sure": self.sure,
            "to_decide": self.to_decide,
            "unplaced": self.unplaced,
            "drafts": self.drafts,
            "statements": self.statements,
            "findings": self.findings,
            "with_findings": self.with_findings,
            "redirects": self.redirects,
            "comments": self.comments,
            "pictures": self.pictures,
            "same": self.same,
            "scale": self.scale,
            "columns": self.columns,
            "mapping": self.mapping,
            "missing_pictures": len(self.missing),
            "missing": self.missing[:_SHOWN],
            "refused": self.refused[:_SHOWN],
            "unread": self.unread[:_SHOWN],
            "tables": dict(self.tables),
            "notes": dict(self.notes.most_common(_SHOWN)),
        }

    @property
    def brought(self) -> int:
        """How many items were made or brought up to date."""
        return self.fates[Fate.BROUGHT] + self.fates[Fate.UPDATED]


def _sort(note: str) -> str:
    """Give the kind of a note, without what is its own: an address, a number."""
    head, colon, _ = note.partition(": ")
    if colon:
        return head
    words = note.split()
    return " ".join("…" if "://" in word or word[:1].isdigit() else word for word in words)
