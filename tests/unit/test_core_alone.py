"""The core installs and runs without the site and without what the site needs."""

import subprocess
import sys
from pathlib import Path

BLOCKED = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {'django', 'wagtail', 'matinee_site', 'nh3', 'granian', 'PIL',
                                  'whitenoise', 'polars', 'adbc_driver_sqlite'}:
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)

sys.meta_path.insert(0, Block())
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in a Python that has only the core's own dependencies."""
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + code, *arguments], capture_output=True, text=True
    )


def test_every_module_of_the_core_can_be_imported() -> None:
    """None needs Django; those that build catalogues say which extra they need."""
    done = run(
        "import importlib, pkgutil, matinee\n"
        "from matinee.catalogue import CatalogueError\n"
        "walk = pkgutil.walk_packages(matinee.__path__, 'matinee.', lambda name: None)\n"
        "names = [m.name for m in walk]\n"
        "for name in names:\n"
        "    try: importlib.import_module(name)\n"
        "    except CatalogueError as error: assert 'matinee[catalogue]' in str(error)\n"
        "    except ModuleNotFoundError as error:\n"
        "        assert error.name == 'polars', error\n"
        "        assert name.startswith(('matinee.catalogue.sources.', 'matinee.fetch.')), name\n"
        "print(len(names))\n"
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


def test_only_the_room_that_fetches_can_ask_a_server() -> None:
    """Nothing else of the core imports what opens addresses."""
    core = Path(__file__).parents[2] / "src" / "matinee"
    asking = {
        path.relative_to(core).parts[0]
        for path in core.rglob("*.py")
        if "urllib.request" in path.read_text(encoding="utf-8")
    }
    assert asking == {"fetch"}


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
    assert "pip install 'matinee[catalogue]'" in done.stderr
