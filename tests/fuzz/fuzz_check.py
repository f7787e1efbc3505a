"""Throws texts that a coverage-guided fuzzer makes at reading and checking.

Usage: python tests/fuzz/fuzz_check.py [CORPUS] [-max_total_time=300] [any option of libFuzzer]

CORPUS is a folder in which inputs that reached something new are kept; the samples of reviews are
the seed. A failure is anything but DocumentError: an exception, a place outside the text, words
that are not those the text has there, an answer of a held checker that differs from a fresh one,
or a text that takes longer than ``-timeout`` seconds.
"""

import json
import re
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["matinee"]):
    from matinee.catalogue.embedded import EMBEDDED
    from matinee.catalogue.refs import find_film
    from matinee.catalogue.snapshot import Snapshot
    from matinee.check import Checker, Report, check
    from matinee.document import DocumentError, Span, read_text
    from matinee.report_json import report_json

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src/matinee_site/samples/reviews"
DEFAULTS = ["-max_len=4000", "-timeout=10", "-rss_limit_mb=3000"]
_WORDS = re.compile(r"\w+")
FORMATS = ("plain", "markdown", "html")

CATALOGUE = Snapshot(EMBEDDED)
FILM = find_film(CATALOGUE, "tt7181546").film
HELD = Checker(CATALOGUE)


def one_input(data: bytes) -> None:
    """Check one text; the first byte says its format, whether its film is given, and how often."""
    if not data:
        return
    choice, source = data[0], data[1:].decode("utf-8", "ignore")
    try:
        document = read_text(source, format=FORMATS[choice % 3])  # type: ignore[arg-type]
    except DocumentError:
        return
    film = FILM if choice & 64 else None
    report = HELD.check(document, film=film)
    _sound(report, source)
    json.dumps(report_json(report))
    if choice & 128:
        assert report == check(document, CATALOGUE, film=film), "a held checker answers otherwise"


def _sound(report: Report, source: str) -> None:
    places = [claim.span for claim in report.claims]
    places += [fix.span for claim in report.claims for fix in claim.fixes]
    places += [mention.span for mention in report.mentions]
    places += [section.span for section in report.review.sections]
    for place in places:
        assert _inside(place, source), f"{place} is outside the text"
    for mention in report.mentions:
        literal = [
            block
            for block in report.document.blocks
            for run in block.runs
            if run.width == run.length
            and run.source <= mention.span.start
            and mention.span.end <= run.source + run.width
        ]
        if literal:
            # Line ends and NUL are read as other white space; the words must be those of the text.
            assert _WORDS.findall(report.document.slice(mention.span)) == _WORDS.findall(
                mention.name
            )


def _inside(span: Span, source: str) -> bool:
    return 0 <= span.start <= span.end <= len(source)


def main() -> None:
    """Seed the corpus and let the fuzzer run."""
    arguments = sys.argv[1:]
    folders = [Path(name) for name in arguments if not name.startswith("-")]
    corpus = folders[0] if folders else ROOT / ".fuzz"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted(SAMPLES.glob("*.md"))[:40]):
        for choice in (1, 65, 129, 66):
            seed = corpus / f"seed-{number}-{choice}"
            seed.write_bytes(bytes([choice]) + path.read_bytes()[:3500])
    options = [*DEFAULTS, *(name for name in arguments if name.startswith("-"))]
    artifacts = f"-artifact_prefix={corpus}/"
    atheris.Setup([sys.argv[0], str(corpus), artifacts, *options], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
