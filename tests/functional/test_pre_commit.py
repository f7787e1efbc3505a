"""The hooks work in the real pre-commit: on the files they mean, with the statuses they should."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
RIGHT = "---\nimdb_id: tt9000001\n---\nInès Morvan directs it well.\n"
WRONG = RIGHT.replace("Morvan", "Morvann")

pytestmark = [
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
    pytest.mark.skipif(
        subprocess.run(
            [sys.executable, "-c", "import pre_commit"], capture_output=True, check=False
        ).returncode
        != 0,
        reason="pre-commit is not installed: pip install pre-commit to test the hooks",
    ),
]


def hooks() -> list[dict[str, Any]]:
    """Read the manifest."""
    return list(yaml.safe_load(MANIFEST.read_text(encoding="utf-8")))


class House:
    """A repository of texts that uses the hooks.

    They run with the Matinee under test: pre-commit would else build an environment of its own,
    for which it needs a package registry.
    """

    def __init__(self, folder: Path, catalogue: Path) -> None:
        self.folder = folder
        self._environment = os.environ | {
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
            "MATINEE_CATALOGUE": str(catalogue),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        here = [
            hook | {"language": "system", "entry": f"{sys.executable} -m {hook['entry']}"}
            for hook in hooks()
        ]
        config = {"repos": [{"repo": "local", "hooks": here}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))
        self.git("init", "-q")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def git(self, *words: str) -> None:
        """Call git."""
        subprocess.run(["git", *words], cwd=self.folder, env=self._environment, check=True)

    def run(self, hook: str) -> subprocess.CompletedProcess[str]:
        """Run a hook on everything that is staged."""
        self.git("add", "-A")
        command = [sys.executable, "-m", "pre_commit", "run", hook, "--color", "never"]
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip


@pytest.fixture
def house(tmp_path: Path, small_snapshot: Path) -> House:
    """Give a repository of texts."""
    (tmp_path / "texts").mkdir()
    return House(tmp_path / "texts", small_snapshot)


def test_the_manifest_is_valid() -> None:
    """By pre-commit's own word."""
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    assert subprocess.run(command, check=False).returncode == 0
    assert [hook["id"] for hook in hooks()] == ["matinee", "matinee-fix"]


def test_a_commit_without_mistakes_passes(house: House) -> None:
    """Files that are no texts are not looked at."""
    house.write("a.md", RIGHT)
    house.write("b.py", f'"""{WRONG}"""')
    done = house.run("matinee")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_mistake_stops_the_commit(house: House) -> None:
    """And is shown."""
    house.write("a.md", WRONG)
    done = house.run("matinee")
    assert done.returncode == 1
    assert "a.md:4:1 warning name-misspelt" in done.stdout


def test_what_is_mended_stops_the_commit_once(house: House) -> None:
    """The second time there is nothing left to do."""
    house.write("a.md", WRONG)
    done = house.run("matinee-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (house.folder / "a.md").read_text(encoding="utf-8") == RIGHT
    assert house.run("matinee-fix").returncode == 0


def test_what_the_house_excludes_is_left_out(house: House) -> None:
    """Though pre-commit names the file."""
    house.write("a.md", WRONG)
    house.write("matinee.toml", '[matinee]\nexclude = ["a.md"]\n')
    assert house.run("matinee").returncode == 0
