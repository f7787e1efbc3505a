"""What the commands do with an open site; imported only once Django is set up."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from matinee.catalogue import CatalogueError
from matinee.catalogue.embedded import EMBEDDED
from matinee.cli.messages import RefusalError, say
from matinee.cli.progress import Progress
from matinee.lists import FilmList, ListForm, ListMatch
from matinee_site.catalogue.load import STEPS, load_snapshot
from matinee_site.catalogue.queries import last_load
from matinee_site.commands.sample_record import SampleRecord
from matinee_site.config.folder import SiteFolder
from matinee_site.discovery.lists import Brought as BroughtList
from matinee_site.discovery.lists import bring_list, matched_list, take_out
from matinee_site.discovery.operations import refresh_index
from matinee_site.reviews.article_files import import_article
from matinee_site.reviews.checking import site_catalogue
from matinee_site.reviews.collecting import read_collections, save_collections
from matinee_site.reviews.models import Collection
from matinee_site.reviews.operations import (
    Imported,
    Removed,
    given_here,
    import_file,
    recheck,
    remove_samples,
    unchecked,
)
from matinee_site.showings.operations import Brought, TableError, bring_in, read_table

SAMPLES = Path(__file__).parents[1] / "samples"
OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Tasks:
    """The work on one site."""

    folder: SiteFolder

    def set_up(self, catalogue: Path | None = None) -> None:
        """Bring the database and the catalogue up to date; a second call finds nothing to do.

        Without ``catalogue`` it is the file that the site was last given, else the embedded one.
        """
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            say(f"setting up {self.folder.root} (some seconds, once)")
            call_command("migrate", verbosity=0, interactive=False)
        self._load(catalogue or self._own_catalogue())
        with Progress("making the search index", 1) as bar:
            refresh_index(progress=bar.step_of)
        asked = site_catalogue()
        with Progress("checking the reviews again", unchecked(catalogue=asked).count()) as bar:
            recheck(catalogue=asked, progress=bar.step)

    def _own_catalogue(self) -> Path | None:
        """Give the file of the site's catalogue; None where its own is gone."""
        last = last_load()
        if last is None or not last.origin:
            return EMBEDDED
        if Path(last.origin).is_file():
            return Path(last.origin)
        say(f"{last.origin} is gone; the site keeps the catalogue that it has loaded")
        return None

    def _load(self, catalogue: Path | None) -> None:
        if catalogue is None:
            return
        with Progress("loading the catalogue", STEPS) as bar:
            try:
                loaded = load_snapshot(
                    path=catalogue, now=timezone.now(), progress=lambda _, done, __: bar.step(done)
                )
            except CatalogueError as error:
                raise RefusalError(str(error)) from error
        if loaded.changed:
            say(f"loaded {loaded.films:,} films and {loaded.people:,} people")
            if loaded.shown < loaded.films:
                hidden = loaded.films - loaded.shown
                say(f"{hidden:,} of the films have no page: their sources may not be published")

    def add_samples(self) -> int:
        """Publish the sample reviews and articles once, fill the collections; count the reviews.

        Samples that were removed stay removed, also when the package brings other ones.
        """
        record = SampleRecord.read(self.folder.root)
        files = sorted(SAMPLES.glob("reviews/*.md"))
        drafts = sorted(SAMPLES.glob("drafts/*.md"))
        articles = sorted(SAMPLES.glob("articles/*.md"))
        lists = SAMPLES / "collections.toml"
        texts = (*files, *drafts, *articles)
        mark = sha256(b"".join(path.read_bytes() for path in (*texts, lists))).hexdigest()
        if record.removed or record.mark == mark:
            return 0
        named = {_sample_name(path): path for path in texts}
        parts = {
            f"collection:{each.slug}": each for each in read_collections(lists.read_text("utf-8"))
        }
        gone = record.taken_away((*named, *parts), given_here())
        with Progress("publishing samples", len(named)) as bar:
            for name, path in named.items():
                if name not in gone and path in articles:
                    import_article(
                        path=path, catalogue=site_catalogue(), today=date.today(), name=name
                    )
                elif name not in gone:
                    self.bring_in(path, draft=path.parent.name == "drafts", name=name)
                bar.step()
        wanted = [each for name, each in parts.items() if name not in gone]
        for ref in save_collections(wanted, catalogue=site_catalogue(), sample=True):
            say(f"{lists}: the catalogue has no single film '{ref}'; it is left out")
        SampleRecord(mark, record.given | {*named, *parts}).write(self.folder.root)
        return len(files)

    def bring_in(
        self, path: Path, *, draft: bool = False, critic: str = "", name: str = ""
    ) -> Imported:
        """Bring one review file in."""
        return import_file(
            path=path,
            catalogue=site_catalogue(),
            today=date.today(),
            draft=draft,
            critic=critic,
            name=name,
        )

    def bring_showings(self, table: Path, *, licensed: bool) -> Brought:
        """Bring in where films are to be seen."""
        try:
            rows = read_table(table)
        except TableError as error:
            raise RefusalError(str(error)) from error
        return bring_in(rows=rows, catalogue=site_catalogue(), licensed=licensed)

    def match_list(self, read: FilmList) -> Sequence[ListMatch]:
        """Match the films of a list."""
        return matched_list(read)

    def bring_list(
        self, read: FilmList, found: Sequence[ListMatch], *, title: str, show: bool
    ) -> BroughtList:
        """Make a collection of what was found of a list."""
        return bring_list(read, found, title=title, shown=show)

    def collections(self) -> Sequence[tuple[str, str]]:
        """Give the addresses and titles of all collections."""
        return list(Collection.objects.values_list("slug", "title"))

    def take_out(self, slug: str, form: ListForm) -> str | None:
        """Write a collection as a list; None where there is no such collection."""
        collection = Collection.objects.filter(slug=slug).first()
        return take_out(collection, form, base=settings.BASE_URL) if collection else None

    def remove_samples(self) -> Removed:
        """Remove the samples, and remember it."""
        removed = remove_samples()
        replace(SampleRecord.read(self.folder.root), removed=True).write(self.folder.root)
        return removed

    def make_operator(self) -> str:
        """Make the first login and give its password, or '' when there is one already."""
        users = get_user_model()
        if users.objects.exists():
            return ""
        password = secrets.token_urlsafe(9)
        users.objects.create_superuser(OPERATOR, email="", password=password)
        return password

    def set_password(self, *, user: str, password: str) -> None:
        """Give a login another password, or refuse one that is too weak."""
        users = get_user_model()
        account = users.objects.filter(**{users.USERNAME_FIELD: user}).first()
        if account is None:
            known = ", ".join(users.objects.values_list(users.USERNAME_FIELD, flat=True)[:8])
            raise RefusalError(f"there is no login '{user}'; there are: {known or 'none yet'}")
        try:
            validate_password(password, account)
        except ValidationError as error:
            raise RefusalError(f"not changed: {' '.join(error.messages)}") from error
        account.set_password(password)
        account.save()

    @staticmethod
    def results_json(items: Sequence[tuple[str, Imported]]) -> dict[str, object]:
        """Give what became of files as plain data."""
        return {
            "version": 1,
            "items": [
                {
                    "path": path,
                    "became": item.became.value,
                    "live": item.live,
                    "url": item.review.get_absolute_url(),
                    "film": {"id": item.film.id, "imdb_id": item.film.imdb_id}
                    if item.film
                    else None,
                    "why": item.why,
                }
                for path, item in items
            ],
        }

    def close(self) -> None:
        """Let go of the database, before the server's processes open it."""
        connections.close_all()


def _sample_name(path: Path) -> str:
    """Name a sample by its place in the package, which may be installed elsewhere tomorrow."""
    return f"sample:{path.relative_to(SAMPLES).as_posix()}"
