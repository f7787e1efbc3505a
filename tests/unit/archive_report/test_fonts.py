"""The fonts inside the page are those of the site's pages."""

from pathlib import Path

ROOT = Path(__file__).parents[3] / "src"


def test_the_fonts_are_the_sites_own() -> None:
    """Byte for byte, with their licences beside them."""
    site = ROOT / "matinee_site" / "pages" / "static" / "pages" / "fonts"
    own = sorted((ROOT / "matinee" / "archive_report" / "fonts").iterdir())
    assert sum(path.suffix == ".woff2" for path in own) == 4
    for path in own:
        assert path.read_bytes() == (site / path.name).read_bytes(), path.name
