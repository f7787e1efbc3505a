"""Checks one text, mending it if asked: the part of the work that a process of its own can do."""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from matinee.catalogue import CatalogueError
from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Checker, Report
from matinee.cli.checked import Checked, Idle, Job, Place, Refused, Text
from matinee.cli.files import replace_text
from matinee.cli.messages import RefusalError
from matinee.document import Directive, Document, DocumentError, Span, read_text
from matinee.document.read import decode, format_of
from matinee.mend import apply_fixes, sure_fixes
from matinee.report_json import report_json
from matinee.rules import BY_ID
from matinee.rules.policy import ANY, Policy

_PASSES = 5
_AROUND = 240


class Worker:
    """Checks texts, one after the other."""

    def __init__(self, job: Job) -> None:
        """Open the catalogue."""
        self._job = job
        self._catalogue = Snapshot(job.catalogue)
        self._checker = Checker(self._catalogue)

    def __call__(self, text: Text) -> Checked | Refused:
        """Check a text, or say why that cannot be."""
        accepted = tuple(Directive("allow", *one, Span(0, 0)) for one in text.accepted)
        policy = Policy(self._job.levels, accepted)
        try:
            document = decode(text.data, path=text.path)
            report = self._check(document, policy)
            fixed = self._mended(document, report, policy) if self._job.fix else None
        except (DocumentError, RefusalError, CatalogueError) as error:
            return Refused(text.path, str(error))
        except OSError as error:
            return Refused(text.path, f"{text.path}: {error.strerror or error}")
        report, words = fixed or (report, ())
        return self._checked(report, words)

    def _check(self, document: Document, policy: Policy) -> Report:
        return self._checker.check(document, film=self._job.film, policy=policy)

    def _mended(
        self, document: Document, report: Report, policy: Policy
    ) -> tuple[Report, tuple[tuple[str, str], ...]]:
        mended: list[tuple[str, str]] = []
        format = format_of(document.path, document.source)
        # A mended name may make another one sure: a second run must find nothing left to do.
        for _ in range(_PASSES):
            fixes = sure_fixes(report.document, report.claims, format=format)
            if not fixes:
                break
            mended += [(report.document.slice(fix.span), fix.text) for fix in fixes]
            source = apply_fixes(report.document.source, fixes, format=format)
            report = self._check(read_text(source, format=format, path=document.path), policy)
        if mended:
            path = Path(document.path)
            replace_text(path, before=document.source, after=report.document.source)
        return report, tuple(mended)

    def _checked(self, report: Report, fixed: tuple[tuple[str, str], ...]) -> Checked:
        lines = _Lines(report.document.source)
        return Checked(
            path=report.document.path,
            report=report_json(report),
            places={
                number: lines.place(claim.span)
                for number, claim in enumerate(report.claims)
                if claim.severity
            },
            compared=report.compared,
            notes=tuple(self._notes(report)),
            idle=tuple(_idle(report, lines)),
            fixed=fixed,
        )

    def _notes(self, report: Report) -> Iterator[str]:
        """Say what kept a text from being compared."""
        if not report.document.source.strip():
            yield "nothing to read"
        elif report.film is None and report.decision.rivals:
            listed = ", ".join(f"{film} [{film.id}]" for film in report.decision.rivals[:8])
            yield f"several films fit: {listed}; name one with --film or 'film:'"
        elif self._job.film is None and (named := _named(report.document)):
            match = find_film(self._catalogue, named)
            if match.film is None and not match.candidates:
                yield f"the catalogue has no film '{named}', which its front matter names"
        for directive in report.document.directives:
            if directive.rule != ANY and directive.rule not in BY_ID:
                yield f"a comment allows '{directive.rule}', which is no rule"


def _idle(report: Report, lines: "_Lines") -> Iterator[Idle]:
    for one in report.idle:
        own = one in report.document.directives
        line = lines.number(one.span.start) if own else None
        yield Idle(one.rule, one.text, one.reason, line)


class _Lines:
    """The places at which a text's lines begin."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0]
        at = source.find("\n")
        while at != -1:
            self._starts.append(at + 1)
            at = source.find("\n", at + 1)

    def number(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def place(self, span: Span) -> Place:
        line, last = self.number(span.start), self.number(max(span.end - 1, span.start))
        begin = self._starts[line - 1]
        stop = self._starts[line] - 1 if line < len(self._starts) else len(self._source)
        if stop > begin and self._source[stop - 1] == "\r":
            stop -= 1
        left = max(begin, span.start - _AROUND)
        right = min(stop, max(span.start, min(span.end, stop)) + _AROUND)
        return Place(
            line=line,
            column=span.start - begin + 1,
            end_line=last,
            end_column=span.end - self._starts[last - 1] + 1,
            around=self._source[left:right],
            at=span.start - left,
        )


def _named(document: Document) -> str | None:
    for key in ("imdb_id", "film", "title"):
        value = document.metadata.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return None
