"""The command ``matinee serve``: a site without samples, set up where needed and served."""

from pathlib import Path
from typing import Annotated

import typer

from matinee_site.commands.opening import (
    HOST,
    PORT,
    CatalogueOption,
    DirOption,
    PortOption,
    chosen_catalogue,
    open_site,
)
from matinee_site.commands.serving import require_port, serve_forever
from matinee_site.commands.welcome import welcome


def serve(
    port: PortOption = PORT,
    dir: DirOption = Path("site"),
    catalogue: CatalogueOption = None,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="How many processes answer; one for each processor.")
    ] = 1,
) -> None:
    """Serve a site until interrupted; a folder without a site is set up first."""
    own = chosen_catalogue(catalogue)
    require_port(port)
    site = open_site(dir, create=True, port=port)
    site.set_up(own)
    welcome(address=f"http://{HOST}:{port}/", password=site.make_operator(), dir=dir)
    site.close()
    serve_forever(port=port, workers=workers)
