"""Brings in what stands beside the pieces in an export of a Matinee site."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from matinee.archive import Unread
from matinee.archive.own import FRONT, HOUSE_WORDS, MAX_FILE, MAX_LINE, VERSIONS, rows_of
from matinee_site.archives.drafting import Draft
from matinee_site.archives.house_words import bring_word
from matinee_site.archives.logbook import collection_mark
from matinee_site.archives.logbook import row_mark as logged_mark
from matinee_site.archives.marks import mark_of
from matinee_site.archives.models import ImportItem, Made
from matinee_site.archives.outward.tables import (
    BEFORE_PIECES,
    TABLES,
    Incoming,
    LostError,
    Table,
    row_mark,
)
from matinee_site.archives.own_drafts import own_draft
from matinee_site.archives.words import Becomes
from matinee_site.archives.writing import Writer, critic_mark
from matinee_site.reviews.models import Article, FrontPage, Piece, Review
from matinee_site.reviews.operations import save_draft

_AT_ONCE = 500
_FOLDERS = {"reviews": Becomes.REVIEW, "articles": Becomes.ARTICLE, "pages": Becomes.PAGE}
_MARKS = {
    "critic": critic_mark,
    "collection": collection_mark,
    "entry": logged_mark,
    "viewing": logged_mark,
}


@dataclass(slots=True)
class Restoring:
    """Brings the tables of an export in, for one run; ``lost`` says what found no place."""

    folder: Path
    writer: Writer
    counts: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def before_pieces(self, pictures: Mapping[str, int]) -> None:
        """Bring in what the house itself says of films and people, and who signs."""
        self._house()
        self._tables([table for table in TABLES if table.name in BEFORE_PIECES], pictures)

    def after_pieces(self, pictures: Mapping[str, int]) -> None:
        """Bring in all the rest."""
        self._tables([table for table in TABLES if table.name not in BEFORE_PIECES], pictures)
        self._versions(pictures)
        self._front()

    def _tables(self, tables: Sequence[Table], pictures: Mapping[str, int]) -> None:
        incoming = Incoming(pictures)
        for table in tables:
            waiting = list(self._rows(f"{table.name}.jsonl"))
            while waiting:
                later = self._pass(table, waiting, incoming)
                incoming.forget(table.name)
                if len(later) == len(waiting):
                    self.lost += [f"{table.name}: {why}" for _, why in later]
                    break
                waiting = [row for row, _ in later]

    def _pass(
        self, table: Table, rows: Sequence[Mapping[str, Any]], incoming: Incoming
    ) -> list[tuple[Mapping[str, Any], str]]:
        """Make the rows that can be made; give those that refer to what is not here yet."""
        later: list[tuple[Mapping[str, Any], str]] = []
        for at in range(0, len(rows), _AT_ONCE):
            made = []
            with transaction.atomic():
                for told in rows[at : at + _AT_ONCE]:
                    try:
                        row, new = incoming.made(table, told)
                    except LostError as error:
                        later.append((told, str(error)))
                        continue
                    except (ValueError, TypeError) as error:
                        self.lost.append(f"{table.name}: {error}")
                        continue
                    if new:
                        row.save()
                        made.append(row)
                Made.objects.bulk_create(
                    Made(
                        run=self.writer.run, what=table.name, object_pk=row.pk,
                        hash=mark_of_row(table, row), label=str(row)[:300],
                    )
                    for row in made
                )  # fmt: skip
            self.counts[table.name] += len(made)
        return later

    def _house(self) -> None:
        for told in self._rows(HOUSE_WORDS):
            try:
                with transaction.atomic():
                    word = bring_word(told, now=self.writer.run.begun_at)
            except LostError as error:
                self.lost.append(f"house: {error}")
                continue
            if word:
                Made.objects.create(
                    run=self.writer.run,
                    what=word._meta.model_name,
                    object_pk=word.pk,
                    label=str(word)[:300],
                )
                self.counts["house"] += 1

    def _versions(self, pictures: Mapping[str, int]) -> None:
        """Bring in what was changed and not published yet, as the newest version of its piece."""
        for name, becomes in _FOLDERS.items():
            for path in sorted((self.folder / VERSIONS / name).glob("*.md")):
                try:
                    with path.open("rb") as file:
                        text = file.read(MAX_FILE).decode()
                    draft = own_draft(text, becomes, pictures)
                except (OSError, ValueError, RecursionError) as error:
                    self.lost.append(f"{VERSIONS}/{name}/{path.name}: {error}")
                    continue
                self._version(draft)

    def _version(self, draft: Draft) -> None:
        model: type[Piece] = Review if draft.becomes == Becomes.REVIEW else Article
        what = str(model._meta.model_name)
        piece = model.objects.filter(slug=draft.fields["slug"]).first()
        made = self.writer.run.made.filter(what=what, object_pk=piece.pk if piece else 0).first()
        if piece is None or made is None or piece.has_unpublished_changes:
            return
        fields = dict(draft.fields)
        fields["sections"] = [("section", each) for each in fields["sections"]]
        for name, value in fields.items():
            setattr(piece, name, value)
        with transaction.atomic():
            save_draft(review=piece, user=self.writer.run.by)
            made.hash = mark_of(piece.latest_revision.content)
            made.save(update_fields=["hash"])
            ImportItem.objects.filter(pk=made.item_id).update(made_hash=made.hash)

    def _front(self) -> None:
        """Arrange the first page as it was, where nobody has arranged it here."""
        try:
            told = json.loads((self.folder / FRONT).read_bytes()[:MAX_LINE])
        except (OSError, ValueError, RecursionError):
            return
        front = FrontPage.load()
        if not isinstance(told, dict) or not told or front.lead_id or front.word:
            return
        front.lead = Review.objects.filter(slug=str(told.get("lead", ""))).first()
        front.word = str(told.get("word", ""))[:2000]
        front.save()

    def _rows(self, name: str) -> Iterator[Mapping[str, Any]]:
        for row in rows_of(self.folder, name):
            if isinstance(row, Unread):
                self.lost.append(row.why)
            else:
                yield row


def mark_of_row(table: Table, row: Any) -> str:
    """Give the mark by which undo knows that a row is as it came in."""
    mark = _MARKS.get(table.name)
    return mark(row) if mark else row_mark(table, row)
