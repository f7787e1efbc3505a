"""What the house says at the site holds whatever the sources say next, each of them in turn."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from matinee.catalogue import Role
from matinee.catalogue.build import import_source
from matinee.catalogue.sources import READERS, open_payload
from matinee_site.catalogue.film_read import read_film
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.catalogue.house import Ruling
from matinee_site.catalogue.load import load_snapshot
from matinee_site.catalogue.models import Credit, Film, Person
from matinee_site.catalogue.operations import correct, rule, take_back_ruling

PAYLOADS = Path(__file__).parents[2] / "payloads" / "sources"
SALT, ASH = "f1", "f2"  # as the first source to speak of them calls them

pytestmark = pytest.mark.django_db(transaction=True)


class Site:
    """A site whose catalogue is made of all sources, each of which may say something else later."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder, self.now = folder, now
        self.snapshot = folder / "films.sqlite"
        shutil.copytree(PAYLOADS, folder / "payloads")
        self.change("house", b"runtime = 104\n", b"")  # Where the house speaks, nobody else does.
        for source in READERS:  # the tables first
            self.bring(source)
        self.load()

    def bring(self, source: str) -> None:
        """Import a source's payload."""
        path = self.folder / "payloads" / source
        path = path / "house.toml" if source == "house" else path
        ground = self.snapshot if self.snapshot.exists() else None
        import_source(open_payload(source, path, ground=ground), self.snapshot)

    def change(self, source: str, old: bytes, new: bytes) -> None:
        """Put something else into a source's payload."""
        for path in (self.folder / "payloads" / source).rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes().replace(old, new))

    def load(self) -> None:
        """Bring the catalogue to the site."""
        assert load_snapshot(path=self.snapshot, now=self.now).changed

    def hear_anew(self, source: str) -> None:
        """Let a source say that the first film runs a minute longer, and bring that to the site."""
        old, new = (b"1999\n", b"1999\nruntime = 105\n") if source == "house" else (b"104", b"105")
        self.change(source, old, new)
        self.bring(source)
        self.load()


@pytest.fixture
def site(tmp_path: Path, now: datetime) -> Site:
    """Give a site of all sources."""
    return Site(tmp_path, now)


def spoken(key: str, field: str) -> set[tuple[str, str]]:
    """Give what is stated of a film's field, and by whom."""
    said = Film.objects.get(key=key).statements.filter(field=field)
    return set(said.values_list("value", "citation__source__key"))


def test_corrections_hold_whatever_is_imported_again(site: Site, now: datetime) -> None:
    """A title, a credit, a film that is two and people who are one: each after every source."""
    correct(kind="film", key=SALT, field="title", value="The Road of Salt", now=now)
    camera = Role.CINEMATOGRAPHER.value
    correct(kind="film", key=SALT, field=camera, value=[{"name": "Ada Quill"}], now=now)
    ines, bo = (Person.objects.get(name=name, into=None) for name in ("Inès Morvan", "Bo Vane"))
    rule(kind="person", left=ines.slug, right=bo.slug, verdict="same", now=now)
    joined = rule(kind="film", left=SALT, right=ASH, verdict="same", now=now)
    take_back_ruling(ruling=joined, now=now)
    rule(kind="film", left=SALT, right=ASH, verdict="different", now=now)
    for source in READERS:
        site.hear_anew(source)
        assert ("105", source) in spoken(SALT, "runtime")
        salt, ash = (Film.objects.get(key=key) for key in (SALT, ASH))
        assert read_film(slug=salt.slug).facts.card.title == "The Road of Salt", source
        dossier = SiteCatalogue().dossiers([SALT])[SALT]
        assert [c.person.name for c in dossier.credited(Role.CINEMATOGRAPHER)] == ["Ada Quill"]
        assert (salt.present, ash.present, ash.title) == (True, True, "Ash"), source
        assert not Credit.objects.filter(person=bo).exists(), source
        directed = Credit.objects.filter(person=ines, role="director")
        assert {credit.film_id for credit in directed} == {salt.pk, ash.pk}, source
    assert Ruling.objects.filter(taken_back_at=None).count() == 2


def test_films_that_were_made_one_stay_one(site: Site, now: datetime) -> None:
    """The address of the one that went leads to the other after every source."""
    before = Film.objects.get(key=ASH)
    rule(kind="film", left=SALT, right=ASH, verdict="same", now=now)
    for source in READERS:
        site.hear_anew(source)
        before.refresh_from_db()
        salt = Film.objects.get(key=SALT)
        assert (before.present, before.into_id) == (False, salt.pk), source
        assert {value for value, _ in spoken(SALT, "year")} >= {"1974", "1999"}, source
