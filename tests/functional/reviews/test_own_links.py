"""Links to the site's own things, pictures and footnotes in an author's Markdown."""

import re
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from matinee_site.catalogue.models import Person
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models import Picture
from matinee_site.reviews.prose import Ground, Shown, linked, plain

SHOWN = Shown(
    src="/media/renditions/x/a.webp", srcset="/media/renditions/x/a.webp 480w", width=480,
    height=320, alt="A road", credit="© Salt Films",
)  # fmt: skip
GROUND = Ground(
    pages={("person", "jo-lind"): "/people/jo-lind/", ("film", "tt9000001"): "/films/the-salt/"},
    pictures={12: SHOWN},
)


def jpeg(width: int = 1200, height: int = 800) -> bytes:
    """Make a picture that says where it was taken."""
    file = BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "taken at home"
    Image.new("RGB", (width, height), "#a33").save(file, "JPEG", exif=exif)
    return file.getvalue()


def test_leads_to_the_pages_that_there_are() -> None:
    html = linked("[Jo *Lind*](person:jo-lind) in [it](film:tt9000001).", ground=GROUND)
    assert '<a class="known" href="/people/jo-lind/">Jo <em>Lind</em></a>' in html
    assert '<a class="known" href="/films/the-salt/">it</a>' in html


def test_leaves_the_words_where_there_is_no_page() -> None:
    """Somebody who may not be shown, or a key that nobody has, is plain text."""
    html = linked("[Bo Vane](person:bo-vane) and [x](series:none)", ground=GROUND)
    assert html.strip() == "<p>Bo Vane and x</p>"


def test_a_name_within_such_a_link_is_linked_once() -> None:
    from matinee_site.reviews.prose import Link

    text = "[Jo Lind](person:jo-lind)"
    html = linked(text, links=[Link(start=1, end=8, url="/elsewhere/")], ground=GROUND)
    assert html.strip() == '<p><a class="known" href="/people/jo-lind/">Jo Lind</a></p>'


def test_a_picture_alone_stands_with_its_credit() -> None:
    html = linked('![A <road> & "dust"](picture:12 "At noon")', ground=GROUND)
    assert html.startswith('<figure class="picture"><img src="/media/renditions/x/a.webp"')
    assert 'alt="A &lt;road&gt; &amp; &quot;dust&quot;"' in html
    assert '<figcaption>At noon <span class="credit">© Salt Films</span></figcaption>' in html
    assert "<p>" not in html
    assert plain(html) == ""


def test_a_picture_among_words_has_no_caption() -> None:
    """A figure cannot stand in a paragraph."""
    html = linked("![](picture:12 'At noon') and words", ground=GROUND)
    assert html.startswith("<p><img ")
    assert "<figure" not in html


def test_a_picture_without_words_takes_its_own() -> None:
    assert 'alt="A road"' in linked("![](picture:12)", ground=GROUND)


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/a.jpg", "data:image/svg+xml,<svg onload=alert(1)>", "picture:99",
     "javascript:alert(1)", "/media/original_images/secret.jpg"],
)  # fmt: skip
def test_no_other_picture_is_shown(address: str) -> None:
    """Nobody else's server is called, and no file is shown that was not made for readers."""
    html = linked(f"See ![the road](<{address}>).", ground=GROUND)
    assert "<img" not in html
    assert "the road" in html
    assert "src=" not in html


@pytest.mark.parametrize(
    "text",
    ["[x](person:../../admin)", '[x](person:"><script>alert(1)</script>)', "[x](PERSON:jo-lind)",
     "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](javascript:alert(1))", "[x](person:)",
     "<img src=x onerror=alert(1)>", "<svg><script>alert(1)</script></svg>",
     "[^1]\n\n[^1]: <script>x",
     "![a\" onerror=alert(1) x=\"](picture:12 'b\" onload=alert(2)')"],
)  # fmt: skip
def test_hostile_addresses_are_words(text: str) -> None:
    html = linked(text, ground=GROUND)
    for harm in ("<script", '"javascript:', "<svg", '"data:', 'href="person', "<img src=x"):
        assert harm not in html
    assert '" onerror' not in html
    assert '" onload' not in html


def test_footnotes_of_two_parts_are_told_apart() -> None:
    text = "Dust[^1].\n\n[^1]: From the *road*."
    first, second = (linked(text, part=part) for part in ("1", "2"))
    assert 'href="#fn-1-1"' in first
    assert 'id="fn-1-1"' in first
    assert 'href="#fn-2-1"' in second
    assert plain(first) == "Dust."


@pytest.mark.django_db
def test_pictures_are_printed_in_sizes_and_without_where_they_were_taken(
    settings: object, tmp_path: object, client: Client
) -> None:
    """Each size is made when it is asked for; what a camera wrote stays out of it."""
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("road.jpg", jpeg(), "image/jpeg")
    picture = Picture.objects.create(title="Road", file=file, description="A road", credit="© Me")
    [html] = linked_parts([f"![](picture:{picture.pk})"], [()], film=None)
    assert 'alt="A road"' in html
    assert "480w, " in html
    assert not picture.renditions.exists()
    sizes = sorted(set(re.findall(r"/media/renditions/[^\s\"]+", html)))
    answers = [client.get(size) for size in sizes]
    assert [answer["Content-Type"] for answer in answers] == ["image/webp"] * 2
    made = [rendition.file for rendition in picture.renditions.all()]
    assert [each.url for each in sorted(made, key=lambda each: each.name)] == sizes
    assert all(str(each.name).startswith("renditions/") for each in made)
    for each in made:
        assert b"taken at home" not in each.open("rb").read()
    folder = str(picture.file.name).split("/")[1]
    assert len(folder) >= 12


@pytest.fixture
def nothing_kept() -> None:
    """Forget the sizes that an earlier test made of a picture with the same number."""
    cache.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("nothing_kept")
def test_a_lost_file_leaves_the_words(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("road.jpg", jpeg(900, 700), "image/jpeg")
    picture = Picture.objects.create(title="Road", file=file)
    picture.file.storage.delete(picture.file.name)
    [html] = linked_parts([f"Before ![the road](picture:{picture.pk})"], [()], film=None)
    assert html.strip() == "<p>Before the road</p>"


@pytest.mark.django_db
def test_people_who_may_not_be_shown_are_not_linked() -> None:
    assert not Person.objects.get(slug="bo-vane").public
    [html] = linked_parts(["[Bo Vane](person:bo-vane) and [Jo](person:jo-lind)"], [()], film=None)
    assert "/people/bo-vane/" not in html
    assert '<a class="known" href="/people/jo-lind/">Jo</a>' in html
