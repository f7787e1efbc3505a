"""The desk's pages for archives, without a browser: who may, what is shown, what is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.operations import work_on
from matinee_site.config.folder import SiteFolder
from matinee_site.desk.archives import views
from matinee_site.reviews.models import Review

PAYLOADS = Path(__file__).parents[2] / "payloads"
WXR = (PAYLOADS / "wordpress.xml").read_bytes()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep uploads in a folder of the test's, and do the work at once instead of beside."""
    settings.FOLDER = SiteFolder(tmp_path / "site")  # type: ignore[attr-defined]
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(views, "start", lambda run, work: work_on(run.pk, work))
    return tmp_path / "site"


def upload(client: Client, data: bytes, name: str = "export.xml", **told: object) -> ImportRun:
    """Upload an archive, and give its run."""
    file = SimpleUploadedFile(name, data)
    answer = client.post("/desk/archives/", {"archive": file, **told})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return ImportRun.objects.order_by("-pk")[0]


def work(client: Client, run: ImportRun, what: str) -> ImportRun:
    """Press one of the buttons."""
    client.post(f"/desk/archives/{run.pk}/work/", {"work": what})
    run.refresh_from_db()
    return run


def test_editors_may_and_others_may_not(as_member: Callable[[str], Client], client: Client) -> None:
    """Neither by the page nor by its addresses; the menu shows it to those who may."""
    assert as_member("Editors").get("/desk/archives/").status_code == 200
    run = ImportRun.objects.create(
        label="x", begun_at="2026-01-01T00:00Z", changed_at="2026-01-01T00:00Z"
    )  # fmt: skip
    for group in ("Critics", "Contributors"):
        member = as_member(group)
        assert member.get("/desk/archives/").status_code == 302
        for part in ("", "progress/", "table/"):
            assert member.get(f"/desk/archives/{run.pk}/{part}").status_code == 302
        for part in ("work/", "decisions/", "columns/", "table/"):
            assert member.post(f"/desk/archives/{run.pk}/{part}").status_code == 302
        assert "/desk/archives/" not in member.get("/desk/").content.decode()
    assert "/desk/login/" in client.get("/desk/archives/")["Location"]


def test_from_the_upload_to_the_redirects(desk: Client, client: Client) -> None:
    """Look first; nothing is there until it is brought in; taken back, nothing is left."""
    run = upload(desk, WXR)
    assert (run.state, Review.objects.count()) == ("ready", 0)
    page = desk.get(f"/desk/archives/{run.pk}/?show=all").content.decode()
    assert "Review: The Salt Road (1999)" in page
    assert work(desk, run, "bring_in").state == "done"
    review = Review.objects.get(film__key="tt9000001")
    item = ImportItem.objects.get(made="review", made_pk=review.pk)
    assert Client().get(item.address.split(".example")[1])["Location"] == f"/reviews/{review.slug}/"
    assert work(desk, run, "take_back").state == "undone"
    assert not Review.objects.exists()
    page = desk.get(f"/desk/archives/{run.pk}/")
    assert page.status_code == 200


def test_what_is_decided_on_the_page_is_remembered(desk: Client) -> None:
    """Another film, none at all, something else than a review; wrong words are named."""
    run = upload(desk, WXR)
    item = ImportItem.objects.get(title__startswith="Review")
    told = {"item": item.pk, f"becomes-{item.pk}": "article"}
    desk.post(f"/desk/archives/{run.pk}/decisions/", told | {f"other-{item.pk}": "No Such (1900)"})
    item.refresh_from_db()
    assert item.chosen == ""
    desk.post(
        f"/desk/archives/{run.pk}/decisions/",
        {"item": item.pk, f"becomes-{item.pk}": "review", f"other-{item.pk}": "tt9000002"},
    )
    work(desk, run, "look")
    work(desk, run, "bring_in")
    assert Review.objects.get(slug=Review.objects.get().slug).film.key == "tt9000002"
    desk.post(
        f"/desk/archives/{run.pk}/decisions/",
        {"item": item.pk, f"becomes-{item.pk}": "review", f"film-{item.pk}": "none"},
    )
    item.refresh_from_db()
    assert (item.film_chosen, item.chosen_film, item.to_decide) == (True, None, False)
    work(desk, run, "bring_in")
    assert Review.objects.get().film is None


def test_the_table_goes_out_and_comes_back(desk: Client) -> None:
    """Edited in a spreadsheet; its cells run nothing."""
    run = upload(desk, WXR.replace(b"Review: The Salt Road", b"=HYPERLINK(1) The Salt Road"))
    answer = desk.get(f"/desk/archives/{run.pk}/table/")
    table = answer.content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    edited = table.replace(",review,", ",nothing,").encode()
    file = SimpleUploadedFile("edited.csv", edited)
    desk.post(f"/desk/archives/{run.pk}/table/", {"table": file})
    assert set(ImportItem.objects.values_list("chosen", flat=True)) >= {"nothing"}


def test_the_columns_of_a_table_are_shown_and_can_be_changed(desk: Client) -> None:
    """Before anything comes in."""
    run = upload(desk, b"Film,Year,Also\nAsh & Ember,1974,The Salt Road\n", "mine.csv")
    assert run.told["mapping"] == {"title": "Film", "year": "Year"}
    page = desk.get(f"/desk/archives/{run.pk}/").content.decode()
    assert '<option value="Film" selected>' in page
    desk.post(f"/desk/archives/{run.pk}/columns/", {"title": "Also"})
    run.refresh_from_db()
    assert run.told["mapping"]["title"] == "Also"
    assert ImportItem.objects.filter(title="The Salt Road").exists()


def test_what_is_no_archive_is_refused_and_not_kept(desk: Client, folder: Path) -> None:
    """In words that say what can be given, and not where it lay."""
    answer = desk.post("/desk/archives/", {"archive": SimpleUploadedFile("a.exe", b"MZ\x00\x01")})
    page = answer.content.decode()
    assert "no archive that Matinee reads" in page
    assert str(folder) not in page
    assert list((folder / "archives").iterdir()) == []
    assert not ImportRun.objects.exists()


def test_a_name_that_leads_elsewhere_stays_in_its_folder(desk: Client, folder: Path) -> None:
    """Whatever the browser says that the file is called."""
    run = upload(desk, WXR, "..\\..\\../etc/x y.xml")
    path = Path(run.path)
    assert path.is_relative_to(folder / "archives")
    work(desk, run, "forget")
    assert not path.parent.exists()
    work(desk, run, "bring_in")
    assert not Review.objects.exists()


def test_a_run_whose_process_is_gone_can_be_begun_again(desk: Client) -> None:
    """The page says so, and offers it."""
    run = upload(desk, WXR)
    ImportRun.objects.update(state="working", pid=2**22 + 11)
    page = desk.get(f"/desk/archives/{run.pk}/").content.decode()
    assert "It was stopped. Begin again" in page
    assert 'value="bring_in"' in page
