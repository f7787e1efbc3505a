"""The command ``matinee demo``: a site with sample reviews, set up where needed and served."""

from pathlib import Path

from matinee_site.commands.opening import HOST, PORT, DirOption, PortOption, open_site
from matinee_site.commands.serving import require_port, serve_forever
from matinee_site.commands.welcome import welcome


def demo(port: PortOption = PORT, dir: DirOption = Path("site")) -> None:
    """Set up a site with sample reviews and serve it until interrupted.

    A second run starts at once and changes nothing that was done in between.
    """
    require_port(port)
    site = open_site(dir, create=True, port=port)
    site.set_up()
    site.add_samples()
    welcome(address=f"http://{HOST}:{port}/", password=site.make_operator(), dir=dir)
    site.close()
    serve_forever(port=port)
