"""Sets up a small site in a folder, or serves one and prints its address; its own process.

A process of its own keeps the browser tests away from the test database, and serves as it is
served in earnest.
"""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PASSWORD = "salt-and-patience-7"
FULL = """
There is *salt* in every frame of The Salt Road, and Jo Lind walks through it. At the end
||Mara never comes home||, and nobody says so.

> A page with no words on it.

## A smaller point

- One
- Two
"""


class Server(ThreadingMixIn, WSGIServer):
    """Several requests at once, as a browser sends them."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """No line for every request."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def fill(snapshot: Path) -> None:
    """Load a catalogue and publish something of each kind: reviews, an article, collections."""
    from django.core.management import call_command

    from matinee_site.catalogue.load import load_snapshot
    from matinee_site.catalogue.models import Film
    from matinee_site.discovery.operations import refresh_index
    from matinee_site.reviews.models import (
        Article,
        ArticleFilm,
        Collection,
        CollectionEntry,
        Critic,
        Notice,
        Review,
        Viewing,
    )
    from matinee_site.reviews.operations import publish
    from matinee_site.showings.models import Offer, Place

    call_command("migrate", verbosity=0)
    load_snapshot(path=snapshot, now=datetime.now(UTC))
    refresh_index()
    film = Film.objects.get(key="tt9000001")
    critic = Critic.objects.create(name="Rae Ostrom", slug="rae-ostrom", bio="Walks to *cinemas*.")
    sections = [(name, "", FULL) for name in ("", "Plot and structure", "Performances", "Style")]
    for title, slug, parts, score, day in (
        ("Salt and patience", "salt-and-patience", sections, 8.5, date(2026, 5, 1)),
        ("The first walk", "the-first-walk", sections[:1], None, date(2026, 4, 1)),
    ):
        review = Review(
            film=film, critic=critic, title=title, slug=slug, published_at=day,
            standfirst="A walk of *104* steps, and of everything that is said on the way.",
            sections=[
                ("section", {"heading": h, "aspect": a, "body": b}) for h, a, b in parts
            ],
            score_value=score, score_best=10 if score else None, score_line="Dry, and bright.",
            verdict="Go, and take **water**." if score else "",
            strengths="- The light\n- Jo Lind" if score else "",
            weaknesses="- A slow hour" if score else "",
        )  # fmt: skip
        publish(review=review)
    article = Article(
        critic=critic, title="Two walks", slug="two-walks", published_at=date(2026, 4, 3),
        sections=[("section", {"heading": "By night", "aspect": "", "body": FULL})],
    )  # fmt: skip
    article.films = [ArticleFilm(film=film, note="The *longer* one.")]
    publish(review=article)
    for outlet, value, words in (("High Post", 9, "All of it."), ("Low Post", 2, "None of it.")):
        Notice.objects.create(
            film=film, outlet=outlet, score_value=value, score_best=10, quotation=words,
            url="https://notice.example/",
        )  # fmt: skip
    for day, month, again in ((3, 4, False), (1, 5, True)):
        Viewing.objects.create(
            film=film, critic=critic, watched_at=date(2026, month, day), rewatch=again, liked=again,
            tags=["on foot"], score_value=4.5, score_best=5,
        )  # fmt: skip
    place = Place.objects.create(name="Lumen", licensed=True, url="https://lumen.example/")
    Offer.objects.create(film=film, place=place, country="FR", kind="rent")
    chosen = Collection.objects.create(title="Long walks", slug="long-walks", intro="On foot.")
    CollectionEntry.objects.create(collection=chosen, film=film, note="The longest.")
    Collection.objects.create(title="Popular", slug="popular", rule="popular")


def make_logins() -> None:
    """Make an operator, and one login of each group, all with the same password."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    users = get_user_model().objects
    users.create_superuser("operator", password=PASSWORD)
    for name in ("Contributors", "Critics", "Editors"):
        users.create_user(name.lower()[:-1], password=PASSWORD).groups.add(
            Group.objects.get(name=name)
        )


def main() -> None:
    """Set up in the first argument's folder from a snapshot, or serve it on a port."""
    folder, what = Path(sys.argv[1]), sys.argv[2]
    os.environ["MATINEE_DIR"] = str(folder)
    # A site keeps its key: who has signed in stays so when it is served again.
    os.environ["MATINEE_SECRET_KEY"] = "only-for-tests"
    os.environ["DJANGO_SETTINGS_MODULE"] = "matinee_site.config.settings"
    import django

    django.setup()
    if not what.isdigit():
        fill(Path(what))
        make_logins()
        return
    from matinee_site.config.wsgi import application

    server = make_server("127.0.0.1", int(what), application, Server, Quiet)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
