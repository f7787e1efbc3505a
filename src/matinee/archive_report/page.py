"""Writes the report as one HTML file that needs nothing beside it.

Every word of the archive goes through markupsafe, which escapes it; addresses are linked only when
they are of the web. The page's own script is named by its hash in a policy that forbids all else.
"""

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files

from markupsafe import Markup

from matinee.archive.matching import Decision
from matinee.archive_report import sections
from matinee.archive_report.model import ArchiveReport
from matinee.archive_report.picture import years_picture
from matinee.archive_report.words import CERTAINTIES, certainty, count, day, join, link, shown

_FONTS = (
    ("Display", "normal", "display-latin"),
    ("Text", "normal", "text-latin"),
    ("Text", "italic", "text-italic-latin"),
    ("Ui", "normal", "ui-latin"),
)
_FACE = (
    "@font-face{{font-family:{};font-style:{};font-display:swap;src:url(data:font/woff2;base64,{})"
    ' format("woff2")}}'
)
_PAGE = Markup(
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
font-src data:; img-src data:; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#mistakes">To the mistakes</a>
<header class="bill"><div class="wrap">{bill}</div></header>
<nav aria-label="On this page"><div class="wrap"><ul>{contents}</ul></div></nav>
<main class="wrap">{main}</main>
<footer><div class="wrap">{foot}</div></footer>
<script>{script}</script>
</body>
</html>
"""
)


def render(report: ArchiveReport) -> str:
    """Give the whole page."""
    script = _resource("page.js")
    shown_sections = [section for section in _sections(report) if section[2]]
    return _PAGE.format(
        hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        title=f"{count(len(report.mistakes), 'mistake')} in {count(len(report.posts), 'post')}",
        style=Markup(_style()),
        bill=_bill(report),
        contents=join(
            Markup('<li><a href="#{}">{}</a></li>').format(key, name)
            for key, name, _ in shown_sections
        ),
        main=join(body for _, _, body in shown_sections),
        foot=_foot(report),
        script=Markup(script),
    )


def _sections(report: ArchiveReport) -> Iterable[tuple[str, str, Markup]]:
    mistakes = report.mistakes
    yield "mistakes", "Mistakes", sections.mistakes(report)
    yield "films", "By film", sections.films(report) if mistakes else Markup()
    yield "names", "Names", sections.names(report.names) if report.names else Markup()
    asked = report.of(Decision.ASK)
    yield "asked", "Which film?", sections.asked(asked) if asked else Markup()
    yield "posts", "All posts", sections.posts(report.posts) if report.posts else Markup()
    yield "unread", "Not read", sections.unread(report) if sections.not_read(report) else Markup()


def _bill(report: ArchiveReport) -> Markup:
    matched, found = report.of(Decision.MATCHED), len(report.mistakes)
    facts = (
        ("Posts read", f"{len(report.posts):,}"),
        ("Matched to a film", f"{len(matched):,}"),
        ("To be asked", f"{len(report.of(Decision.ASK)):,}"),
        ("Statements of fact", f"{report.statements:,}"),
        ("Compared", f"{report.compared:,}"),
        ("Mistakes", f"{found:,}"),
    )
    head = count(found, "likely mistake") if found else "Nothing wrong found"
    return Markup(
        '<p class="eyebrow">{archives}</p><h1>{head}</h1><div class="head">'
        '<p class="lead-in">{lead}</p>{picture}</div><dl class="facts">{facts}</dl>'
    ).format(
        archives=", ".join(shown(name) for name in report.archives),
        head=head,
        lead=_lead(report),
        facts=join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*fact) for fact in facts),
        picture=years_picture(report.years),
    )


def _lead(report: ArchiveReport) -> str:
    sure = sum(certainty(one.finding.confidence) == CERTAINTIES[0] for one in report.mistakes)
    posts = len({one.post.source for one in report.mistakes})
    if not report.mistakes:
        return (
            f"{report.compared:,} of {report.statements:,} statements were compared with sources;"
            " none was found wrong. The rest no source speaks of."
        )
    return (
        f"They stand in {count(posts, 'post')}; {sure:,} are almost certain, and come first."
        f" {report.compared:,} of {report.statements:,} statements were compared with sources:"
        " the rest no source speaks of, and nothing is said of it."
    )


def _foot(report: ArchiveReport) -> Markup:
    private = [source.name for source in report.sources if not source.publishable]
    sources = join(
        (
            Markup("{} <span>({})</span>").format(
                link(source.home, source.name), shown(source.licence)
            )
            for source in report.sources
        ),
        ", ",
    )
    parts = [
        Markup("<p>Made by Matinee {}, {}. Catalogue: {}.</p>").format(
            report.version, day(report.made), shown(report.catalogue)
        )
    ]
    if report.sources:
        parts.append(Markup("<p>Sources of what is said to be right: {}.</p>").format(sources))
    if private:
        warning = Markup(
            "<p><strong>{} may be used for private checking only: keep this page to yourself."
            "</strong></p>"
        )
        parts.append(warning.format(shown(", ".join(private))))
    parts.append(
        Markup(
            "<p>A statement is called wrong only when no source gives it and one lists the matter"
            " completely. What no source speaks of is left out, which does not make it right.</p>"
        )
    )
    return join(parts)


def _resource(name: str) -> str:
    return files("matinee.archive_report").joinpath(name).read_text(encoding="utf-8")


def _style() -> str:
    faces = []
    for family, style, name in _FONTS:
        data = files("matinee.archive_report").joinpath("fonts", f"{name}.woff2").read_bytes()
        faces.append(_FACE.format(family, style, base64.b64encode(data).decode()))
    return "".join(faces) + _resource("page.css")
