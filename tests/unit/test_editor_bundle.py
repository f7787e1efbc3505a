"""The editor's built file is that of the sources beside it."""

import re
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src/matinee_site/desk/static/desk"


def test_the_built_editor_is_of_these_sources() -> None:
    """After a change in ``editor/src`` the file is built again: ``make editor``."""
    folder = ROOT / "editor"
    digest = sha256()
    for path in (folder / "package-lock.json", *sorted((folder / "src").iterdir())):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    first = (STATIC / "editor.js").read_text(encoding="utf-8").split("\n", 1)[0]
    found = re.search(r"sources ([0-9a-f]{64})", first)
    assert found, first
    assert found[1] == digest.hexdigest(), "build it again: make editor"


def test_names_the_licence_of_everything_in_it() -> None:
    lock = (ROOT / "editor/package.json").read_text(encoding="utf-8")
    licences = (STATIC / "editor-licences.txt").read_text(encoding="utf-8")
    inside = re.findall(r'"(@?[\w@/-]+)": "\d', lock.split('"devDependencies"')[0])
    assert len(inside) >= 10
    assert [name for name in inside if name not in licences] == []


def test_versions_are_pinned_exactly() -> None:
    lock = (ROOT / "editor/package.json").read_text(encoding="utf-8")
    versions = re.findall(r'": "([^"]*\d[^"]*)"', lock)
    assert versions
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
