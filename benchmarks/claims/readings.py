"""What a reader decided of findings on real texts, kept without a word of the texts.

A readings file is JSON: ``{"<digest>:<start>-<end>:<rule>": "true"}``, where the digest is of the
text, the offsets are of the finding in it, and the value is ``true`` (the text is wrong),
``false`` (the text is right) or ``catalogue`` (the text is right and the catalogue wrong).
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.claims.findings import Finding

READINGS = Path(__file__).parents[1] / "readings"
VERDICTS = ("true", "false", "catalogue")
_MARKS = {"t": "true", "f": "false", "c": "catalogue"} | {v: v for v in VERDICTS}
_KEY = r"[0-9a-f]{16}:\d+-\d+:[a-z-]+"
_MARKED = re.compile(rf"^\[\s*(\w*)\s*\]\s+({_KEY})\b", re.MULTILINE)


class ReadingError(ValueError):
    """A readings file or reading list that cannot be understood; the message says where."""


def key(digest: str, finding: Finding) -> str:
    """Give what a reading of this finding is kept under."""
    return f"{digest}:{finding.span.start}-{finding.span.end}:{finding.rule}"


def load(paths: Iterable[Path]) -> dict[str, str]:
    """Read readings files; folders stand for the JSON files in them."""
    found: dict[str, str] = {}
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            for name, verdict in json.loads(file.read_text(encoding="utf-8")).items():
                if verdict not in VERDICTS or not re.fullmatch(_KEY, name):
                    raise ReadingError(f"{file}: {name!r}: {verdict!r} is no reading")
                found[name] = verdict
    return found


def marked(text: str) -> dict[str, str]:
    """Read back a reading list in which findings were marked ``[t]``, ``[f]`` or ``[c]``."""
    found = {}
    for mark, name in _MARKED.findall(text):
        if mark and mark.lower() not in _MARKS:
            raise ReadingError(f"{name}: [{mark}] is none of t (true), f (false), c (catalogue)")
        if mark:
            found[name] = _MARKS[mark.lower()]
    return found


def record(new: Mapping[str, str], into: Path) -> int:
    """Add readings to a file, the newer one winning; give how many the file now holds."""
    kept = load([into]) if into.is_file() else {}
    kept.update(new)
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(kept.items()))
    into.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    return len(kept)
