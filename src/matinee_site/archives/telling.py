"""Says in words what a look through an archive has shown, and what was brought in."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.reckoning import Summary
from matinee_site.archives.words import Becomes, Fate

_MOST = 40
_PLURAL = {
    Becomes.REVIEW: ("review", "reviews"),
    Becomes.ARTICLE: ("article", "articles"),
    Becomes.PAGE: ("page", "pages"),
    Becomes.PICTURE: ("picture", "pictures"),
    Becomes.VIEWING: ("viewing", "viewings"),
    Becomes.LISTED: ("film in lists", "films in lists"),
    Becomes.NOTHING: ("left out", "left out"),
}


def looked_lines(name: str, summary: Summary, items: Sequence[ImportItem]) -> Sequence[str]:
    """Say how much there is, what it becomes, what is to be decided and what will be lost."""
    head = [*_head(name, summary), *_columns(summary)]
    return [*head, *_becomes(summary), *_rest(summary), *_open(items)]


def brought_lines(name: str, summary: Summary, run: ImportRun) -> Sequence[str]:
    """Say what was brought in, what was left alone and why, and how to take it back."""
    fates = summary.fates
    parts = [
        f"{fates[Fate.BROUGHT]:,} brought in",
        f"{fates[Fate.UPDATED]:,} brought up to date",
        f"{summary.same:,} as before",
        f"{fates[Fate.KEPT]:,} changed here since and kept",
        f"{fates[Fate.REMOVED]:,} removed here since",
        f"{fates[Fate.LEFT_OUT]:,} left out",
    ]
    shown = [part for part in parts if not part.startswith("0 ")]
    lines = [f"{name}: {', '.join(shown) or 'nothing in it'}"]
    lines += _becomes(summary) + _rest(summary)
    if summary.to_decide:
        told = _many(summary.to_decide, "review is", "reviews are")
        lines.append(f"  {told} of no film yet: decide at the desk, under Archives")
    if summary.unplaced:
        told = _many(
            summary.unplaced, "viewing or film in a list waits", "viewings and films in lists wait"
        )
        lines.append(f"  {told} for somebody to say which film is meant")
    if run.made.exists():
        lines.append(f"  run {run.pk}: 'matinee archive undo {run.pk}' takes it back")
    return lines


def _head(name: str, summary: Summary) -> list[str]:
    of = f" of {', '.join(summary.sites)}" if summary.sites else ""
    return [f"{name}: {summary.kind}{of}, {_many(summary.total, 'item', 'items')}"]


def _columns(summary: Summary) -> Iterator[str]:
    """Say what the columns of a table are taken for, before anything rests on it."""
    if not summary.mapping:
        return
    taken = ", ".join(f"{field} = {column}" for field, column in summary.mapping.items())
    rest = [each for each in summary.columns if each not in summary.mapping.values()]
    yield f"  columns: {taken} (--map FIELD=COLUMN,... says otherwise)"
    if rest:
        yield f"  columns not read: {', '.join(rest)}"


def _becomes(summary: Summary) -> list[str]:
    lines = []
    for becomes, (one, several) in _PLURAL.items():
        count = summary.becomes[becomes]
        if not count:
            continue
        told = f"  {_many(count, one, several)}"
        if becomes == Becomes.REVIEW:
            told += f", the film sure of {summary.sure:,}, to decide for {summary.to_decide:,}"
        lines.append(told)
    if summary.drafts:
        lines.append(f"  {summary.drafts:,} of them drafts, as they were")
    return lines


def _rest(summary: Summary) -> list[str]:
    lines = []
    if summary.pictures or summary.missing:
        lost = f", {len(summary.missing):,} not found" if summary.missing else ""
        lines.append(f"  {_many(summary.pictures, 'picture', 'pictures')} found{lost}")
    if summary.comments:
        lines.append(f"  {_many(summary.comments, 'comment', 'comments')}")
    if summary.statements:
        lines.append(
            f"  of {summary.statements:,} statements the check would show {summary.findings:,} as"
            f" mistaken, in {_many(summary.with_findings, 'text', 'texts')}"
        )
    if summary.redirects:
        lines.append(f"  {_many(summary.redirects, 'old address', 'old addresses')} lead on")
    if summary.scale:
        lines.append(f"  scores without a scale are taken as out of {summary.scale:g} (--scale)")
    lines += [f"  picture refused: {each}" for each in summary.refused[:_MOST]]
    lines += [f"  {count:,}×  {note}" for note, count in summary.notes.most_common(_MOST)]
    return lines


def _open(items: Sequence[ImportItem]) -> Iterator[str]:
    """Name what somebody should decide on, and what is left out."""
    wanting = [item for item in items if item.to_decide]
    for item in wanting[:_MOST]:
        yield f"to decide: {item}  [{item.source}]"
        yield f"    {item.why}"
    if len(wanting) > _MOST:
        yield f"    and {len(wanting) - _MOST:,} more"
    left = sorted(
        (item for item in items if item.becomes == Becomes.NOTHING), key=lambda item: item.why
    )
    for why, group in groupby(left, key=lambda item: item.why):
        names = [str(item) for item in group]
        more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
        yield f"left out, {why}: {', '.join(names[:3])}{more}"


def _many(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
