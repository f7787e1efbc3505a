"""What an archive may hold to harm is refused or made harmless."""

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from matinee.archive import ArchiveError
from matinee_site.archives.decisions import written_table
from matinee_site.archives.media import PictureError, media_of, read_picture
from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.reckoning import Summary
from matinee_site.reviews.models import Critic, Picture, Review

from .conftest import HEAD, TAIL, Post, attachment, picture

pytestmark = pytest.mark.django_db
Export = Callable[..., Path]
Pass = Callable[..., Summary]


def test_scripts_do_nothing_on_any_page(export: Export, brought: Pass, client: Client) -> None:
    """In title, text, excerpt, author, tag, category and comment."""
    bad = "<script>alert(1)</script><svg onload=alert(2)>"
    brought(
        export(
            Post(
                12, f"{bad} The Salt Road (1999)", f"{bad} <img src=x onerror=alert(3)> Walks.",
                slug="bad", excerpt=bad, meta={"rating": bad},
                more=f'<category domain="post_tag" nicename="x"><![CDATA[{bad}]]></category>',
            )
        )
    )  # fmt: skip
    for path in ("/reviews/bad/", "/", "/critics/m-lane/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<svg onload" not in page
        assert "onerror=" not in page.replace("onerror=&", "")


def test_a_title_of_ten_million_letters_is_cut(export: Export, brought: Pass) -> None:
    """And said to be."""
    brought(export(Post(12, "The Salt Road (1999) " + "x" * 10_000_000, slug="long")))
    item = ImportItem.objects.get()
    review = Review.objects.filter(pk=item.made_pk).first()
    assert review is None or len(review.title) <= 300
    assert len(item.title) <= 300
    assert item.notes or item.why


def test_entities_that_unfold_are_refused(export: Export, brought: Pass, tmp_path: Path) -> None:
    """Before anything is read; the run says why."""
    path = tmp_path / "bomb.xml"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = HEAD.replace("<rss", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]><rss', 1)
    path.write_text(head + "<item><title>&a9;</title></item>" + TAIL)
    with pytest.raises(ArchiveError, match="DOCTYPE"):
        brought(path)
    assert ImportRun.objects.get().state == "failed"
    assert "DOCTYPE" in ImportRun.objects.get().error


def test_paths_that_lead_out_of_a_zip_lead_nowhere(
    export: Export, brought: Pass, tmp_path: Path
) -> None:
    """Nothing is written outside the folder of pictures, and nothing outside it is read."""
    plain = export(
        Post(12, '<img src="https://aisle.example/wp-content/uploads/2010/03/still.png">'),
        attachment(13, "2010/03/still.png"), attachment(14, "../../../../etc/passwd"),
    )  # fmt: skip
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(plain, "export.xml")
        packed.writestr("../../../escaped.png", picture())
        packed.writestr("/abs/2010/03/still.png", picture())
        packed.writestr("uploads/2010/03/still.png", picture())
    brought(path)
    assert Picture.objects.count() == 1
    assert not list(tmp_path.parent.glob("escaped*"))


def test_links_that_lead_out_of_a_folder_are_not_followed(
    export: Export, brought: Pass, tmp_path: Path
) -> None:
    """A file of the server's is not taken for a picture of the archive's."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture())
    path = export(
        Post(12, '<img src="https://aisle.example/wp-content/uploads/2010/still.png">'),
        attachment(13, "2010/still.png"),
    )
    place = path.parent / "uploads" / "2010"
    place.mkdir(parents=True)
    os.symlink(secret, place / "still.png")
    summary = brought(path)
    assert not Picture.objects.exists()
    assert "leads out of the folder" in summary.refused[0]


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>", b"", b"\x89PNG\r\n\x1a\n", b"GIF89a",
        b"#!/bin/sh\nrm -rf /", b"%PDF-1.4", b"\xff\xd8\xff\xe0" + b"0" * 100,
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused_whatever_it_is_called(data: bytes) -> None:
    """SVG, HTML, scripts and halves of pictures."""
    with pytest.raises(PictureError):
        read_picture(data)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_that_breaks_off_is_refused(form: str) -> None:
    """Its head alone would have let it in, and no page could have shown it."""
    noise = BytesIO()
    Image.effect_noise((300, 200), 80).save(noise, form)
    whole = noise.getvalue()
    found = read_picture(whole)
    assert (found.width, found.height) == (300, 200)
    with pytest.raises(PictureError, match="damaged"):
        read_picture(whole[: len(whole) // 2])


def test_a_damaged_picture_leaves_the_others(export: Export, brought: Pass) -> None:
    """The archive comes in, and the picture is named."""
    broken = picture("JPEG", (300, 200))
    files = {"2010/a.jpg": broken[: len(broken) // 2], "2010/b.jpg": broken}
    summary = brought(
        export(Post(1), attachment(2, "2010/a.jpg"), attachment(3, "2010/b.jpg"), files=files)
    )
    assert Picture.objects.count() == 1
    assert [each.split(":")[0] for each in summary.refused] == ["uploads/2010/a.jpg"]


def test_a_picture_that_unfolds_to_gigabytes_is_refused() -> None:
    """By what its head says, before it is unpacked."""
    small = BytesIO(picture())
    data = bytearray(small.getvalue())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(PictureError):
        read_picture(bytes(data))


def test_a_zip_that_unfolds_is_refused(tmp_path: Path, export: Export, brought: Pass) -> None:
    """A few kilobytes that become gigabytes."""
    path = tmp_path / "bomb.zip"
    plain = export(Post(12), attachment(13, "2010/still.png"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(plain, "export.xml")
        packed.writestr("uploads/2010/still.png", b"\0" * 60_000_000)
    summary = brought(path)
    assert not Picture.objects.exists()
    assert summary.refused
    with media_of(path, None) as media, pytest.raises((PictureError, ArchiveError)):
        media.read("uploads/2010/still.png")


def test_cells_of_the_table_run_nothing(export: Export, looked: Pass) -> None:
    """In a spreadsheet a title is words."""
    looked(export(Post(12, "=cmd|' /C calc'!A0 The Salt Road (1999)", slug="x")))
    table = written_table(ImportItem.objects.all())
    assert "'=cmd|" in table
    assert "\n=cmd" not in table


def test_names_too_long_for_a_column_are_cut(export: Export, brought: Pass) -> None:
    """Author, tags, address, slug."""
    path = export(
        Post(
            12, slug="s" * 3000, link="https://aisle.example/" + "p" * 3000,
            more='<category domain="post_tag" nicename="x">' + "t" * 3000 + "</category>",
        )
    )  # fmt: skip
    path.write_text(path.read_text().replace("M. Lane", "N" * 5000))
    brought(path)
    review = Review.objects.get()
    assert len(review.slug) <= 120
    assert len(review.tags[0]) <= 100
    assert len(Critic.objects.get().name) <= 200
