"""Writes examined items into the site, many at a time: pieces, versions, checks, old addresses."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Revision

from matinee.catalogue.names import slugify
from matinee_site.archives.drafting import Draft, Remark
from matinee_site.archives.examining import Examined, unsaved
from matinee_site.archives.marks import mark_of, mark_of_fields, touched
from matinee_site.archives.models import ImportRun, Made
from matinee_site.archives.own_drafts import score_fields
from matinee_site.archives.stored import Stored
from matinee_site.archives.words import Becomes, Fate
from matinee_site.catalogue.models import Film
from matinee_site.reviews.checking import Outcome
from matinee_site.reviews.models import (
    AlsoReviewed,
    Article,
    ArticleFilm,
    ArticlePerson,
    CheckResult,
    Comment,
    Critic,
    FormerPath,
    Naming,
    Piece,
    Review,
)
from matinee_site.reviews.operations import EDITORS, publish, save_draft
from matinee_site.reviews.parts import bodies

_SHOWN = re.compile(r"\(picture:(\d{1,15})")
_OUTCOME = tuple(each.name for each in fields(Outcome))
_CHILDREN = {Review: ("also",), Article: ("films", "people")}


@dataclass(frozen=True, slots=True)
class Written:
    """What an item became: its row, a mark of its content, how many addresses lead to it.

    ``before`` says what there was when it was changed, for taking that back.
    """

    what: str
    pk: int
    mark: str
    redirects: int
    notes: Sequence[str] = ()
    before: dict[str, Any] | None = None


@dataclass(slots=True)
class Writer:
    """Writes for one run; within the caller's transaction.

    ``critic`` signs what names nobody, and has ``bio`` if made now. ``shown`` gathers the pictures
    that published texts show, ``authors`` who signs what is published, by the login that they had.
    """

    run: ImportRun
    now: datetime
    critic: str = ""
    bio: str = ""
    private: bool = False
    _critics: dict[str, Critic] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    authors: dict[str, Critic] = field(default_factory=dict)
    _slugs: dict[type[Piece], set[str]] = field(default_factory=dict)

    def pieces(self, chosen: Sequence[Examined]) -> dict[str, Written]:
        """Make pieces of items, and give by key what each became."""
        written: dict[str, Written] = {}
        films = self._films(chosen)
        for model in (Review, Article):
            own = [
                each
                for each in chosen
                if each.draft and (each.draft.becomes == Becomes.REVIEW) is (model is Review)
            ]
            if own:
                written |= self._made(model, own, films)
        return written

    def taken(self, chosen: Sequence[Examined]) -> set[str]:
        """Give the keys of a Matinee site's pieces that stand here already, under their address."""
        found: set[str] = set()
        for each in chosen:
            if each.draft and each.draft.critic_slug:
                model = Review if each.draft.becomes == Becomes.REVIEW else Article
                if model.objects.filter(slug=each.draft.fields["slug"]).exists():
                    found.add(each.key)
        return found

    def changed(self, each: Examined, known: Stored) -> tuple[str, Written | None]:
        """Bring a piece up to date that was brought in before; what was changed here is left alone.

        Gives what became of it.
        """
        model = Review if known.made == Becomes.REVIEW else Article
        piece = model.objects.filter(pk=known.made_pk).select_related("latest_revision").first()
        if piece is None:
            return Fate.REMOVED, None
        if touched(piece, known.made_hash):
            return Fate.KEPT, None
        if each.draft is None:
            piece.delete()
            return Fate.LEFT_OUT, None
        if (each.draft.becomes == Becomes.REVIEW) is not (model is Review):
            return Fate.UPDATED, self._replaced(piece, each)
        return Fate.UPDATED, self._updated(piece, each)

    def _updated(self, piece: Piece, each: Examined) -> Written:
        draft = each.draft
        assert draft is not None
        before = {"version": piece.latest_revision_id, "live": piece.live}
        fields = {name: value for name, value in draft.fields.items() if name != "slug"}
        fields["sections"] = [("section", section) for section in fields["sections"]]
        fields["critic"] = self.critic_named(draft.critic, slug=draft.critic_slug)
        if isinstance(piece, Review):
            fields["film"] = self._films([each]).get(each.film.id) if each.film else None
        for name, value in fields.items():
            setattr(piece, name, value)
        shown = piece.live or (draft.live and piece.first_published_at is None)
        (publish if shown else save_draft)(review=piece, user=self.run.by)
        piece.refresh_from_db()
        model = type(piece)
        kept = Comment.objects.filter(**{str(model._meta.model_name): piece})
        here = set(kept.values_list("source", flat=True))
        new = [one for one in draft.comments if f"{each.key}#{one.id}"[:200] not in here]
        self._comments(model, [piece], [replace(each, draft=replace(draft, comments=new))])
        redirects, _ = self._redirects(model, [piece], [each])
        mark = mark_of(piece.latest_revision.content)
        name = str(model._meta.model_name)
        return Written(name, piece.pk, mark, redirects[piece.pk], before=before)

    def _replaced(self, piece: Piece, each: Examined) -> Written:
        """Make a review of what was an article, or the reverse; its address leads on."""
        old = piece.get_absolute_url()
        self._slugs.pop(type(piece), None)
        piece.delete()
        written = self.pieces([each])[each.key]
        FormerPath.objects.update_or_create(path=old, defaults={f"{written.what}_id": written.pk})
        return written

    def critic_named(self, name: str, *, slug: str = "") -> Critic:
        """Give the critic of that name, or address, made now if there is none."""
        name = " ".join(name.split())[:200] or self.critic or EDITORS
        slug = slug or slugify(name)[:120] or "critic"
        if slug not in self._critics:
            told = {"name": name, "bio": self.bio if name == self.critic else ""}
            critic, new = Critic.objects.get_or_create(slug=slug, defaults=told)
            if new:
                self.note("critic", critic.pk, critic_mark(critic), name)
            self._critics[slug] = critic
        return self._critics[slug]

    def note(self, what: str, pk: int, mark: str, label: str, *, item: int | None = None) -> None:
        """Remember that something was made, for taking it back."""
        Made.objects.create(
            run=self.run, what=what, object_pk=pk, hash=mark, label=label[:300], item_id=item
        )

    def _films(self, chosen: Iterable[Examined]) -> dict[str, Film]:
        keys = {each.film.id for each in chosen if each.film}
        return {film.key: film for film in Film.objects.filter(key__in=keys)}

    def _made(
        self, model: type[Piece], chosen: Sequence[Examined], films: Mapping[str, Film]
    ) -> dict[str, Written]:
        pieces = [self._piece(model, each, films) for each in chosen]
        model.objects.bulk_create(pieces)
        for piece, each in zip(pieces, chosen, strict=True):
            if each.draft and each.draft.created:
                piece.created_at = aware(each.draft.created)
            for name in _CHILDREN[model] if each.draft and each.draft.also else ():
                getattr(piece, name).commit()
        versions = self._versions(model, pieces)
        checks, namings = [], []
        for piece, each in zip(pieces, chosen, strict=True):
            if not piece.live:
                continue
            if isinstance(piece, Review) and each.outcome:
                outcome = each.outcome
                kept = {name: getattr(outcome, name) for name in _OUTCOME} | {"html": each.html}
                checks.append(CheckResult(review=piece, **kept))
            namings += _namings(piece, each)
        CheckResult.objects.bulk_create(checks)
        Naming.objects.bulk_create(namings, batch_size=500)
        redirects, taken = self._redirects(model, pieces, chosen)
        self._comments(model, pieces, chosen)
        return {
            each.key: Written(
                model._meta.model_name or "",
                piece.pk,
                mark_of(version.content),
                redirects[piece.pk],
                [
                    f"its old address {path} leads to something else here"
                    for path in taken[piece.pk]
                ],
            )
            for piece, version, each in zip(pieces, versions, chosen, strict=True)
        }

    def _piece(self, model: type[Piece], each: Examined, films: Mapping[str, Film]) -> Piece:
        draft = each.draft
        assert draft is not None
        piece = unsaved(draft, films.get(each.film.id) if each.film else None)
        piece.critic = self.critic_named(draft.critic, slug=draft.critic_slug)
        piece.owner = self.run.by
        piece.slug = self._free(model, piece)
        set_life(piece, draft, self.now)
        if isinstance(piece, Article) and piece.live:
            piece.mentions, piece.html = each.mentions, each.html
        for name in _CHILDREN[model]:
            setattr(piece, name, list(_children(name, draft.also.get(name, ()))))
        if piece.live:
            self.shown |= {int(number) for body in bodies(piece) for number in _SHOWN.findall(body)}
            if draft.login:
                self.authors[draft.login] = piece.critic
        return piece

    def _free(self, model: type[Piece], piece: Piece) -> str:
        if model not in self._slugs:
            self._slugs[model] = set(model.objects.values_list("slug", flat=True))
        taken = self._slugs[model]
        base = piece.slug[:110] or slugify(piece.title)[:110] or str(model._meta.model_name)
        reserved = model.reserved if getattr(piece, "kind", "") == "page" else ()
        slug, number = base, 1
        while slug in taken or slug in reserved:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        return slug

    def _versions(self, model: type[Piece], pieces: Sequence[Piece]) -> Sequence[Revision]:
        """Give every piece a first version, so that what is changed later can be compared."""
        kind = ContentType.objects.get_for_model(model)
        versions = [
            Revision(
                content_type=kind,
                base_content_type=kind,
                object_id=str(piece.pk),
                created_at=self.now,
                user=self.run.by,
                object_str=str(piece),
                content=piece.serializable_data(),
            )
            for piece in pieces
        ]
        Revision.objects.bulk_create(versions)
        for piece, version in zip(pieces, versions, strict=True):
            piece.latest_revision = version
            piece.live_revision = version if piece.live else None
        # A thousand times the same short statement is quicker than one with a thousand cases.
        table = connection.ops.quote_name(model._meta.db_table)
        adapted = model._meta.get_field("created_at").get_db_prep_value
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET latest_revision_id = %s, live_revision_id = %s,"
                " created_at = %s WHERE id = %s",
                [
                    (
                        piece.latest_revision_id, piece.live_revision_id,
                        adapted(piece.created_at, connection, prepared=False), piece.pk,
                    )
                    for piece in pieces
                ],
            )  # fmt: skip
        return versions

    def _redirects(
        self, model: type[Piece], pieces: Sequence[Piece], chosen: Sequence[Examined]
    ) -> tuple[Mapping[int, int], Mapping[int, Sequence[str]]]:
        wanted = {path for each in chosen for path in each.paths}
        known = set(FormerPath.objects.filter(path__in=wanted).values_list("path", flat=True))
        rows: list[FormerPath] = []
        taken: dict[int, list[str]] = defaultdict(list)
        counted: dict[int, int] = defaultdict(int)
        name = model._meta.model_name
        for piece, each in zip(pieces, chosen, strict=True):
            for path in each.paths:
                if path.rstrip("/") == piece.get_absolute_url().rstrip("/"):
                    continue
                if path in known:
                    taken[piece.pk].append(path)
                    continue
                known.add(path)
                counted[piece.pk] += 1
                rows.append(FormerPath(path=path, **{str(name): piece}))
        FormerPath.objects.bulk_create(rows, batch_size=500)
        return counted, taken

    def _comments(
        self, model: type[Piece], pieces: Sequence[Piece], chosen: Sequence[Examined]
    ) -> None:
        """Keep comments, an answer after what it answers."""
        waiting = [
            (piece, each, remark)
            for piece, each in zip(pieces, chosen, strict=True)
            for remark in (each.draft.comments if each.draft else ())
        ]
        made: dict[tuple[int, str], Comment] = {}
        while waiting:
            left = {(piece.pk, remark.id) for piece, _, remark in waiting}
            ready = [w for w in waiting if (w[0].pk, w[2].parent) not in left] or waiting
            rows = [
                self._comment(piece, model, each, remark, made.get((piece.pk, remark.parent)))
                for piece, each, remark in ready
            ]
            Comment.objects.bulk_create(rows, batch_size=500)
            made |= {
                (piece.pk, remark.id): row
                for (piece, _, remark), row in zip(ready, rows, strict=True)
            }
            done = {id(entry) for entry in ready}
            waiting = [entry for entry in waiting if id(entry) not in done]

    def _comment(
        self,
        piece: Piece,
        model: type[Piece],
        each: Examined,
        remark: Remark,
        answers: Comment | None,
    ) -> Comment:
        return Comment(
            **{str(model._meta.model_name): piece},
            name=remark.name,
            text=remark.text,
            posted_at=aware(remark.posted),
            answers=answers,
            shown=remark.shown,
            source=f"{each.key}#{remark.id}"[:200],
            email=remark.email[:254] if self.private else "",
            ip=(remark.ip or None) if self.private else None,
        )


def _children(name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """Make the further films, the films or the people of a piece, in order."""
    for place, row in enumerate(rows):
        if name == "people":
            told = (str(row.get("person", ""))[:120], str(row.get("name", ""))[:300])
            yield ArticlePerson(person=told[0], name=told[1], sort_order=place)
            continue
        film = Film.objects.filter(key=str(row.get("film_id", ""))).first()
        if film is None:
            continue
        if name == "films":
            yield ArticleFilm(film=film, note=str(row.get("note", ""))[:2000], sort_order=place)
        else:
            yield AlsoReviewed(film=film, sort_order=place, **score_fields(row.get("score")))


def set_life(piece: Piece, draft: Draft, now: datetime) -> None:
    """Publish a piece as it was, at the time when it was; or leave it a draft."""
    piece.live = draft.live
    piece.has_unpublished_changes = not draft.live
    if draft.live:
        piece.first_published_at = aware(draft.published) or now
        piece.last_published_at = aware(draft.modified) or piece.first_published_at
        piece.published_at = piece.published_at or timezone.localdate(piece.first_published_at)


def aware(moment: datetime | None) -> datetime | None:
    """Give a moment in the site's time zone."""
    if moment is None:
        return None
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def critic_mark(critic: Critic) -> str:
    """Give a mark of what somebody may have changed of a critic."""
    return mark_of_fields(critic, "name", "bio", "user_id", "score_scale")


def _namings(piece: Piece, each: Examined) -> list[Naming]:
    named = {(entity, key) for found in each.mentions for entity, key, _, _ in found}
    own = {str(piece._meta.model_name): piece}
    return [
        Naming(entity=entity, key=key[:120], **own)
        for entity, key in sorted(named)
        if entity != "character"
    ]
