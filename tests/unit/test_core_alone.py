"""The core installs and runs without the site and without what the site needs."""

import subprocess
import sys
from pathlib import Path

BLOCKED = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {'django', 'wagtail', 'matinee_site', 'nh3', 'granian', 'PIL',
                                  'whitenoise', 'polars'}:
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)

sys.meta_path.insert(0, Block())
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in a Python that has only the core's own dependencies."""
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + code, *arguments], capture_output=True, text=True
    )


def test_every_module_of_the_core_can_be_imported() -> None:
    """None needs Django, and polars is needed only when tables are read."""
    done = run(
        "import importlib, pkgutil, matinee\n"
        "names = [m.name for m in pkgutil.walk_packages(matinee.__path__, 'matinee.')]\n"
        "for name in names: importlib.import_module(name)\n"
        "print(len(names))\n"
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


def test_a_text_is_checked(tmp_path: Path, small_snapshot: Path) -> None:
    """The whole way of one review, through the command line."""
    (tmp_path / "a.md").write_text(
        "---\nimdb_id: tt9000001\n---\nThe film was shot by cinematographer Tomás Řehák.\n",
        encoding="utf-8",
    )
    done = run(
        "from matinee.cli.main import main; main()",
        "check",
        str(tmp_path / "a.md"),
        "--catalogue",
        str(small_snapshot),
    )
    assert done.returncode == 0, done.stderr
    assert "The Salt Road (1999) · 1 statement, 1 compared, 0 findings" in done.stdout


def test_a_verb_of_the_site_says_what_to_install() -> None:
    """Not a traceback."""
    done = run("from matinee.cli.main import main; main()", "demo")
    assert done.returncode == 2
    assert "pip install 'matinee[site]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_importing_tables_says_what_to_install(tmp_path: Path) -> None:
    """Polars comes with an extra of its own."""
    done = run(
        "from matinee.cli.main import main; main()",
        *("catalogue", "import", "tables", str(tmp_path), "--into", str(tmp_path / "c")),
    )
    assert done.returncode == 2
    assert "pip install 'matinee[tables]'" in done.stderr
