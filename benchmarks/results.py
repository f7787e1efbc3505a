"""Where results go: JSON and pictures beside the benchmarks, texts of others never there."""

import json
import platform
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
_REPOSITORY = Path(__file__).resolve().parents[1]


class InsideError(ValueError):
    """A place inside the repository was given for others' texts."""


def write_json(name: str, result: object) -> Path:
    """Write a benchmark's result beside the others and say where."""
    return write_text(f"{name}.json", json.dumps(result, indent=2, ensure_ascii=False) + "\n")


def write_text(name: str, text: str) -> Path:
    """Write a file beside the results and say where."""
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / name
    target.write_text(text, encoding="utf-8")
    return target


def machine() -> dict[str, str]:
    """Say what the figures were taken with."""
    return {
        "matinee": version("matinee"),
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
    }


def outside(path: Path) -> Path:
    """Give a place for others' texts, or raise InsideError when it lies in the repository."""
    if path.resolve().is_relative_to(_REPOSITORY):
        raise InsideError(
            f"{path} lies in the repository, and it would hold words of others' reviews; "
            "give a place outside"
        )
    return path
