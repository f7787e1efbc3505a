"""The sections of the report: mistakes as on a proof, then tables that lead back to them."""

from collections.abc import Sequence

from markupsafe import Markup

from matinee.archive.matching import Decision
from matinee.archive_report.model import ArchiveReport, Finding, Mistake, Name, Post
from matinee.archive_report.words import certainty, day, join, link, percent, shown, web_address


def mistakes(report: ArchiveReport) -> Markup:
    """Give every mistake in its sentence, with what is right, who says so, and where it stands."""
    rows = join(_mistake(one) for one in report.mistakes)
    films = join(
        Markup('<option value="{}">{} ({})</option>').format(
            shown(film.id), shown(film.name), len(those)
        )
        for film, those in sorted(report.by_film, key=lambda pair: pair[0].name)
    )
    return Markup(
        '<section id="mistakes" aria-labelledby="mistakes-h"><h2 id="mistakes-h">Mistakes, surest'
        ' first</h2><form class="tools" hidden><label>Find <input type="search" data-find></label>'
        '<label>Film <select data-film><option value="">all</option>{films}</select></label>'
        '<label>Order <select data-order><option value="sure">surest first</option>'
        '<option value="film">by film</option><option value="date">newest post first</option>'
        '</select></label><p role="status" data-count></p></form><ol class="mistakes">{rows}</ol>'
        "</section>"
    ).format(films=films, rows=rows or Markup('<li class="none">No mistake was found.</li>'))


def _mistake(one: Mistake) -> Markup:
    finding, post = one.finding, one.post
    film = post.film
    return Markup(
        '<li id="m{number}" data-film="{key}" data-name="{film}" data-date="{date}">'
        '<p class="number"><a href="#m{number}" aria-label="Mistake {number}">{number}</a></p>'
        '<div><p class="sentence">{sentence}</p><p class="message">{message}</p>'
        "<dl><div><dt>Right</dt><dd>{right}</dd></div>"
        "<div><dt>Says who</dt><dd>{sources}</dd></div><div><dt>Where</dt><dd>{where}</dd></div>"
        '<div><dt>How sure</dt><dd>{sure} <span class="soft">({share}, {rule})</span></dd></div>'
        "</dl></div></li>"
    ).format(
        number=one.number,
        key=shown(film.id) if film else "",
        film=shown(film.name) if film else "",
        date=shown(post.date or "")[:19],
        sentence=_sentence(finding),
        message=shown(finding.message),
        right=shown(", ".join(finding.right)),
        sources=_sources(finding),
        where=_where(post, one.times),
        sure=certainty(finding.confidence),
        share=percent(finding.confidence),
        rule=finding.rule,
    )


def _sentence(finding: Finding) -> Markup:
    """Show the correction as on a proof: the wrong words struck out, the right ones beside."""
    instead = (
        Markup(" <ins>{}</ins>").format(shown(finding.instead)) if finding.instead else Markup()
    )
    return Markup("{}<del>{}</del>{}{}").format(
        shown(finding.before), shown(finding.wrong), instead, shown(finding.after)
    )


def _sources(finding: Finding) -> Markup:
    listed = [
        link(ref, name)
        if web_address(ref)
        else Markup("{}{}").format(shown(name), f" ({shown(ref)})" if ref else "")
        for name, ref in finding.sources[:3]
    ]
    more = len(finding.sources) - len(listed)
    return join(listed, ", ") + (f" and {more} more" if more > 0 else "")


def _where(post: Post, times: int) -> Markup:
    parts = [link(post.address, post.title)]
    if post.date:
        parts.append(Markup("{}").format(day(post.date)))
    if post.film:
        parts.append(Markup("on <i>{}</i>").format(shown(post.film.name)))
    if web_address(post.editor):
        parts.append(link(post.editor, "edit it"))
    if times > 1:
        parts.append(Markup("{} times").format(times))
    return join(parts, ", ")


def films(report: ArchiveReport) -> Markup:
    """Give the mistakes film by film, each leading back to its sentence."""
    rows = join(
        Markup("<tr><th scope=row>{}</th><td>{}</td><td>{}</td></tr>").format(
            shown(film.name),
            len(those),
            join((_to(one, one.finding.wrong) for one in those), ", "),
        )
        for film, those in report.by_film
    )
    return _table("films", "By film", "films with mistakes", ("Film", "Mistakes", "Which"), rows)


def names(names: Sequence[Name]) -> Markup:
    """Say how often each name is right, how often wrong, and written how."""
    rows = join(
        Markup("<tr><th scope=row>{}</th><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            shown(name.name),
            name.wrong,
            name.right,
            join((_form(written, places) for written, places in name.forms), "; "),
        )
        for name in names
    )
    heads = ("Name", "Misspelt", "Right", "Written as")
    return _table("names", "How often each name is misspelt", "names", heads, rows)


def _form(written: str, places: Sequence[Mistake]) -> Markup:
    numbers = join((_to(one, str(one.number)) for one in places), ", ")
    return Markup("<i>{}</i> (no. {})").format(shown(written), numbers)


def _to(one: Mistake, words: str) -> Markup:
    return Markup('<a href="#m{}">{}</a>').format(one.number, shown(words))


def asked(posts: Sequence[Post]) -> Markup:
    """Give the posts of which it is not clear enough which film they are about."""
    rows = join(
        Markup("<tr><th scope=row>{}</th><td>{}</td><td>{}</td></tr>").format(
            link(post.address, post.title),
            join(
                (
                    Markup("{} <span class=soft>{}</span>").format(
                        shown(film.name), percent(film.confidence)
                    )
                    for film in post.candidates
                ),
                Markup("<br>"),
            ),
            shown(post.why),
        )
        for post in posts
    )
    text = (
        "Nothing in these posts was checked, since it is not clear enough which film they are"
        " about. A year in the heading, or an IMDb link in the text, would settle most of them."
    )
    heads = ("Post", "May be about", "Why it is not clear")
    return _table("asked", "Which film?", "posts to be asked about", heads, rows, text)


def posts(posts: Sequence[Post]) -> Markup:
    """Give every post with its film and how sure that is."""
    rows = join(
        Markup(
            '<tr data-decision="{}"><td data-sort="{}">{}</td><th scope=row>{}</th><td>{}</td>'
            '<td data-sort="{}">{}</td><td>{}</td><td>{}</td></tr>'
        ).format(
            post.decision.value,
            shown(post.date or "")[:19],
            day(post.date) if post.date else "",
            link(post.address, post.title),
            shown(post.film.name) if post.film else "",
            post.film.confidence if post.film else 0,
            percent(post.film.confidence) if post.film else _UNSURE[post.decision],
            f"{post.compared} of {post.statements}" if post.film else "",
            len(post.findings) or "",
        )
        for post in posts
    )
    heads = ("Date", "Post", "Film", "How sure", "Compared", "Mistakes")
    return _table("posts", "All posts", "posts", heads, rows)


_UNSURE = {Decision.ASK: "to be asked", Decision.UNMATCHED: "no film found", Decision.MATCHED: ""}


def not_read(report: ArchiveReport) -> list[str]:
    """Give what of the archive could not be read or checked, and why."""
    return [
        *report.unread,
        *(f"{post.title}: {post.failure}" for post in report.posts if post.failure),
    ]


def unread(report: ArchiveReport) -> Markup:
    """Give what could not be read, in the words of whoever read it."""
    rows = join(Markup("<li>{}</li>").format(shown(why)) for why in not_read(report))
    return Markup(
        '<section id="unread" aria-labelledby="unread-h"><h2 id="unread-h">Not read</h2><ul'
        ' class="plain">{}</ul></section>'
    ).format(rows)


def _table(
    key: str, title: str, what: str, heads: Sequence[str], rows: Markup, text: str = ""
) -> Markup:
    """Give a section with a table; its heads sort it, and a field filters it, where scripts run."""
    return Markup(
        '<section id="{key}" aria-labelledby="{key}-h"><h2 id="{key}-h">{title}</h2>{text}'
        '<form class="tools" hidden><label>Find <input type="search" data-find></label>'
        '<p role="status" data-count></p></form><div class="scroll" tabindex="0" role="region"'
        ' aria-label="Table of {what}"><table><caption class="off">Table of {what}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    ).format(
        key=key,
        title=title,
        text=Markup("<p>{}</p>").format(text) if text else "",
        what=what,
        heads=join(Markup("<th scope=col>{}</th>").format(head) for head in heads),
        rows=rows,
    )
