"""Articles as their pages show them: essays, interviews, lists of films, standing pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from matinee_site.catalogue.facts import Named
from matinee_site.catalogue.models import Person
from matinee_site.pages.languages import here
from matinee_site.pages.queries.cards import FilmCard, cards_by_id, film_card
from matinee_site.pages.queries.comments import Spoken, comments_under
from matinee_site.pages.queries.reviews import WORDS_A_MINUTE, Section, sections_of
from matinee_site.pages.queries.turning import Turned, turned
from matinee_site.pages.words import pgettext
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models import Article, public
from matinee_site.reviews.parts import bodies
from matinee_site.reviews.prose import plain, plain_text, render_line, render_prose

A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article as it stands in a list."""

    title: str
    url: str
    kind: str
    standfirst: SafeString
    critic: str
    critic_url: str
    published: date | None
    sample: bool
    language: str
    films: Sequence[FilmCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A film in an article, with what is said of it there."""

    film: FilmCard
    note: SafeString | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """A whole article; ``standing`` when it is a page such as "About", with no date or author."""

    slug: str
    card: ArticleCard
    sections: Sequence[Section]
    entries: Sequence[Entry]
    people: Sequence[Named]
    minutes: int
    summary: str
    standing: bool
    spoilers: bool
    ink: int | None
    comments: Sequence[Spoken] = ()

    @property
    def contents(self) -> Sequence[tuple[str, str]]:
        """Give the named parts for navigation."""
        return [(part.id, part.heading) for part in self.sections if part.heading]


def published_articles() -> QuerySet[Article]:
    """Give the articles a reader may see, newest first; standing pages are not among them."""
    return (
        Article.objects.filter(public())
        .exclude(kind=Article.Kind.PAGE)
        .select_related("critic")
        .order_by("-published_at", "-first_published_at", "-id")
    )


def article_cards(articles: Sequence[Article]) -> Sequence[ArticleCard]:
    """Give articles in short, each with its first films."""
    chosen = {each.pk: [row.film_id for row in each.films.all()[:4]] for each in articles}
    cards = cards_by_id({film for films in chosen.values() for film in films})
    return [
        _card(each, [cards[film] for film in chosen[each.pk] if film in cards]) for each in articles
    ]


def article_list(*, page: int) -> Turned[ArticleCard] | None:
    """Give a page of all articles, newest first; None beyond the last."""
    return turned(published_articles(), article_cards, page=page, size=A_PAGE)


def article_page(slug: str) -> ArticlePage | None:
    """Give a published article, or None."""
    article = published_articles().filter(slug=slug).first()
    return page_of_article(article) if article else None


def standing_page(slug: str) -> ArticlePage | None:
    """Give a page such as "About" that the house has written itself, or None."""
    pages = Article.objects.filter(public(), kind=Article.Kind.PAGE, slug=slug)
    article = pages.select_related("critic").first()
    return page_of_article(article) if article else None


def standing_pages() -> Sequence[tuple[str, str]]:
    """Give title and address of every page such as "About"."""
    rows = Article.objects.filter(public(), kind=Article.Kind.PAGE).order_by("title")
    return [(each.title, here(each.get_absolute_url())) for each in rows]


def page_of_article(
    article: Article, *, mentions: Sequence[Sequence[Mention]] | None = None
) -> ArticlePage:
    """Give the page of an article, published or (in a preview, with the names in it) not."""
    rows = list(article.films.select_related("film__series"))
    shown = [row for row in rows if row.film.public and row.film.present]
    entries = [
        Entry(
            film=replace(film_card(row.film), why=str(row.film.public_year or "")),
            note=render_prose(row.note) if row.note.strip() else None,
        )
        for row in shown
    ]
    parts = _printed(article, mentions)
    named = {row.person: row.name for row in article.people.all()}
    known = Person.objects.filter(slug__in=named, public=True).values_list("slug", "name")
    names = [block.value.get("heading") or "" for block in article.sections]
    return ArticlePage(
        slug=article.slug,
        card=_card(article, [entry.film for entry in entries]),
        sections=sections_of(names, parts, heading=2),
        entries=entries,
        people=[Named(slug, name) for slug, name in known],
        minutes=max(1, round(sum(part.count(" ") for part in parts) / WORDS_A_MINUTE)),
        summary=plain_text(article.standfirst, limit=200)
        or next((plain(part, limit=160) for part in parts if part), ""),
        standing=article.kind == Article.Kind.PAGE,
        spoilers=article.spoilers,
        ink=entries[0].film.ink if entries else None,
        comments=comments_under(article) if mentions is None else (),
    )


def kind_word(kind: str) -> str:
    """Name a kind of article."""
    return {
        Article.Kind.ESSAY: pgettext("article", "Essay"),
        Article.Kind.INTERVIEW: pgettext("article", "Interview"),
        Article.Kind.DIARY: pgettext("article", "Diary"),
        Article.Kind.LIST: pgettext("article", "List"),
        Article.Kind.PAGE: "",
    }[Article.Kind(kind)]


def _printed(article: Article, mentions: Sequence[Sequence[Mention]] | None) -> Sequence[str]:
    if mentions is None and article.html and len(article.html) == len(article.sections):
        return article.html
    found = mentions if mentions is not None else article.mentions or ()
    return linked_parts(bodies(article), found, film=None)


def _card(article: Article, films: Sequence[FilmCard]) -> ArticleCard:
    return ArticleCard(
        title=article.title,
        url=here(article.get_absolute_url()),
        kind=kind_word(article.kind),
        standfirst=render_line(article.standfirst),
        critic=article.critic.name,
        critic_url=here(article.critic.get_absolute_url()),
        published=article.published_at,
        sample=article.sample,
        language=article.language or "en",
        films=films,
    )
