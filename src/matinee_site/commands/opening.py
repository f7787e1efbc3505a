"""Opens a site's folder: what every command of the site does before anything else."""

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import django
import typer

from matinee.catalogue.embedded import EMBEDDED
from matinee.cli.messages import RefusalError
from matinee_site.config.folder import SiteFolder

if TYPE_CHECKING:
    from matinee_site.commands import tasks

HOST = "127.0.0.1"
PORT = 8000

DirOption = Annotated[
    Path,
    typer.Option("--dir", metavar="DIR", envvar="MATINEE_DIR", help="The folder of the site."),
]
PortOption = Annotated[int, typer.Option(min=1, max=65535, help="The port to serve on.")]


CatalogueOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="A catalogue of your own for the site, which remembers it; 'embedded' for"
        " Matinee's own again.",
    ),
]


def chosen_catalogue(written: str | None) -> Path | None:
    """Give the file that ``--catalogue`` names, or None where it is not given."""
    if written is None:
        return None
    path = EMBEDDED if written == "embedded" else Path(written)
    if not path.is_file():
        raise RefusalError(f"{written}: there is no such file; matinee catalogue import makes one")
    return path


def open_site(dir: Path, *, create: bool = False, port: int = PORT) -> "tasks.Tasks":
    """Set Django up for the site in this folder and give what can be done with it.

    Without ``create`` there must be a site already.
    """
    folder = SiteFolder(dir.absolute())
    elsewhere = bool(os.environ.get("MATINEE_DATABASE_URL"))
    known = bool(folder.secret_key()) if elsewhere else folder.database.is_file()
    if not create and not known:
        raise RefusalError(
            f"{dir}: there is no site here; make one with 'matinee demo --dir {dir}' (with"
            f" samples) or 'matinee serve --dir {dir}' (empty)"
        )
    if dir.exists() and not dir.is_dir():
        raise RefusalError(f"{dir}: a file, not a folder; name another with --dir")
    folder.create()
    os.environ["MATINEE_DIR"] = str(folder.root)
    os.environ.setdefault("MATINEE_URL", f"http://{HOST}:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "matinee_site.config.settings")
    django.setup()
    # Models can be imported only now.
    module = import_module("matinee_site.commands.tasks")
    opened: tasks.Tasks = module.Tasks(folder)
    return opened
