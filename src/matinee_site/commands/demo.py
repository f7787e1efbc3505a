"""The command ``matinee demo``: a site with sample reviews, set up where needed and served."""

from pathlib import Path

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


def demo(
    port: PortOption = PORT, dir: DirOption = Path("site"), catalogue: CatalogueOption = None
) -> None:
    """Set up a site with sample reviews and serve it until interrupted.

    A second run starts at once and changes nothing that was done in between.
    """
    own = chosen_catalogue(catalogue)
    require_port(port)
    site = open_site(dir, create=True, port=port)
    site.set_up(own)
    site.add_samples()
    welcome(address=f"http://{HOST}:{port}/", password=site.make_operator(), dir=dir)
    site.close()
    serve_forever(port=port)
