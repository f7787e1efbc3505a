"""A WordPress export is read whole, however large, damaged or hostile it is."""

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matinee.archive import ArchiveError, Item, ItemKind, Unread, xml_stream
from matinee.archive.wordpress import read_wordpress

from .conftest import HEAD, TAIL, Post


def read(data: str | bytes) -> list[Item | Unread]:
    """Read an export from memory."""
    raw = data.encode() if isinstance(data, str) else data
    return list(read_wordpress(io.BytesIO(raw), "export.xml"))


def items(data: str | bytes) -> list[Item]:
    """Read an export of which everything can be read."""
    found = read(data)
    assert all(isinstance(one, Item) for one in found)
    return found  # type: ignore[return-value]


def test_everything_of_a_post_is_kept(payloads: Path) -> None:
    """Its text, dates, people, terms, fields of plugins, and comments."""
    post, *_ = items((payloads / "wordpress.xml").read_bytes())
    assert (post.source, post.kind) == ("export.xml#12", ItemKind.POST)
    assert post.title == "Review: The Salt Road (1999)"
    assert post.text.startswith("Inès Morvann directs it with patience &amp; salt.\n\nJo Lind")
    assert (post.date, post.modified) == ("2010-03-04T09:12:00", "2011-01-01T00:00:00")
    assert (post.author, post.status, post.slug) == ("M. Lane", "publish", "the-salt-road")
    assert post.address == "https://aisle.example/2010/03/the-salt-road/"
    assert post.editor == "https://aisle.example/wp-admin/post.php?post=12&action=edit"
    assert post.excerpt == "Patience and salt."
    assert post.tags == ("desert & sea", "Jo Lind")
    assert post.categories == ("Reviews",)
    assert post.metadata["review_score"] == ("8.5",)
    assert post.metadata["review_pros"] == ('a:1:{i:0;s:4:"salt";}',)
    assert post.metadata["series"] == ("Salt",)
    (comment,) = post.comments
    assert (comment.author, comment.text, comment.approved) == ("A reader", "So true.", True)
    assert comment.email == "reader@mail.example"
    assert "reader@mail.example" not in repr(post)
    assert "192.0.2.7" not in repr(post)


def test_pages_attachments_and_drafts_are_told_apart(payloads: Path) -> None:
    """Menus and the like are no writing, and left out."""
    _, page, picture, draft = items((payloads / "wordpress.xml").read_bytes())
    assert (page.kind, page.title) == (ItemKind.PAGE, "About")
    assert (picture.kind, picture.parent) == (ItemKind.ATTACHMENT, "12")
    assert picture.metadata["attachment_url"][0].endswith("/still.jpg")
    assert (draft.status, draft.date, draft.password) == ("draft", None, True)
    assert draft.author == "guest"


def test_an_older_version_is_read(post: Post) -> None:
    """Version 1.0 had another namespace, and wrote its elements alike."""
    data = (HEAD + post() + TAIL).replace("/export/1.2/", "/export/1.0/")
    assert [item.title for item in items(data)] == ["A post"]


def test_a_prefix_that_is_not_declared_is_read_as_it_stands(post: Post) -> None:
    """Old exports, and plugins, use some."""
    more = "<itunes:duration>9</itunes:duration>"
    assert [item.title for item in items(HEAD + post(more=more) + TAIL)] == ["A post"]


def test_an_export_is_read_as_a_stream(post: Post) -> None:
    """The first post comes before the last has been read."""
    data = HEAD + "".join(post(number=n, text="w " * 5000) for n in range(60)) + TAIL
    stream = io.BytesIO(data.encode())
    first = next(iter(read_wordpress(stream, "export.xml")))
    assert isinstance(first, Item)
    assert stream.tell() < len(data) / 3


def test_a_file_cut_short_gives_what_it_has(post: Post) -> None:
    """Then says what is missing, and what to do."""
    *found, last = read(HEAD + post("One") + post("Two")[:-30])
    assert [one.title for one in found if isinstance(one, Item)] == ["One"]
    assert isinstance(last, Unread)
    assert "export.xml: line" in last.why
    assert "not whole, export it again (read up to here: 1 entries)" in last.why


def test_what_is_no_text_is_left_out_and_counted(post: Post) -> None:
    """Control characters and wrong bytes, of which real exports have some."""
    data = (HEAD + post(text="one \x0b two \x08 three") + TAIL).encode()
    data = data.replace(b"three", b"thr\xffee")
    item, note = read(data)
    assert isinstance(item, Item)
    assert item.text == "one  two  thr\N{REPLACEMENT CHARACTER}ee"
    assert isinstance(note, Unread)
    assert note.why == "export.xml: 3 characters that are no text were left out"


def test_another_encoding_is_read(post: Post) -> None:
    """As the file declares it, or by its byte order mark."""
    data = HEAD + post("Amélie – “là”") + TAIL
    declared = data.replace("UTF-8", "windows-1252").encode("cp1252")
    for raw in (declared, data.encode("utf-16"), data.encode("utf-8-sig")):
        assert [item.title for item in items(raw)] == ["Amélie – “là”"]


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://attacker.example/x.dtd">'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, REMOTE])
def test_a_document_type_is_refused(post: Post, doctype: str) -> None:
    """And with it entities that unfold or reach outside."""
    data = HEAD.replace("<rss", doctype + "<rss") + post(text="&a;") + TAIL
    with pytest.raises(ArchiveError, match="has a document type"):
        read(data)


def test_an_entity_without_a_declaration_is_an_error_of_the_file(post: Post) -> None:
    """It is not looked for anywhere."""
    with pytest.raises(ArchiveError, match=r"export\.xml: line \d+: undefined entity"):
        read(HEAD + post(text="&nbsp;") + TAIL)


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<a>" * 60 + "</a>" * 60, "nested deeper"),
        ("<a/>" * 200, "more parts than"),
        ("x" * 2000, "larger than any text"),
    ],
)
def test_an_entry_is_bounded(
    post: Post, inside: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In depth, in number and in size; what stands before it is given."""
    monkeypatch.setattr(xml_stream, "MAX_NODES", 100)
    monkeypatch.setattr(xml_stream, "MAX_CHARACTERS", 1000)
    *found, last = read(HEAD + post("One") + post("Two", more=inside) + post("Three") + TAIL)
    assert [one.title for one in found if isinstance(one, Item)] == ["One"]
    assert isinstance(last, Unread)
    assert message in last.why


@pytest.mark.parametrize("data", ["", "no xml", "<html><body/></html>", HEAD[:60]])
def test_what_is_no_export_is_refused(data: str) -> None:
    """In a line that says what to do."""
    with pytest.raises(ArchiveError, match=r"^export\.xml: "):
        read(data)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 2000))
def test_no_damage_makes_it_crash(noise: bytes, place: int) -> None:
    """Whatever is put into the middle of a file."""
    whole = (Path(__file__).parents[2] / "payloads" / "wordpress.xml").read_bytes()
    with contextlib.suppress(ArchiveError):
        for entry in read(whole[: place * 4] + noise + whole[place * 4 :]):
            assert isinstance(entry, Item | Unread)


def test_what_is_left_out_ends_no_text() -> None:
    """A character that XML may not hold, in the middle of what would end a text without it."""
    text = "Before ]]\x08> after"
    raw = (
        '<?xml version="1.0"?><rss xmlns:wp="x" xmlns:content="y"><channel>'
        "<wp:wxr_version>1.2</wp:wxr_version><item><wp:post_id>1</wp:post_id>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>"
    )
    found = list(read_wordpress(io.BytesIO(raw.encode()), "x"))
    assert [one.text for one in found if isinstance(one, Item)] == ["Before ]]> after"]
