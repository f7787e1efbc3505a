"""Writes docs/reference/rules.md and a page for each rule; ``--check`` only says what is stale."""

import sys
from pathlib import Path

from matinee.rules import RULES
from matinee.rules.pages import index, page

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def pages() -> dict[Path, str]:
    """Give every page by its path."""
    own = {REFERENCE / "rules" / f"{rule.id}.md": page(rule) for rule in RULES}
    return {REFERENCE / "rules.md": index(RULES), **own}


def stale() -> list[Path]:
    """Give the pages that are missing, differ, or belong to no rule."""
    wanted = pages()
    differ = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    return [*differ, *(set((REFERENCE / "rules").glob("*.md")) - set(wanted))]


def main() -> int:
    """Write the pages, or with ``--check`` list those to write."""
    found = stale()
    if "--check" in sys.argv[1:]:
        print("".join(f"{path}: out of date\n" for path in found), end="")
        return 1 if found else 0
    wanted = pages()
    for path in found:
        if path in wanted:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
