"""What somebody gives with an archive, and where it is kept until it is brought in."""

import re
import secrets
import shutil
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from matinee.archive import ArchiveError, kind_of
from matinee.archive.spreadsheet import FIELDS

_NAME = re.compile(r"[^\w.() -]+")
ROOM = 200_000_000
"""Bytes that stay free on the disk, whatever somebody uploads."""


class ArchiveForm(forms.Form):
    """An archive, its pictures, and how it is to come in."""

    archive = forms.FileField(
        label="Archive",
        help_text="A WordPress export (.xml or .zip), a Letterboxd export (.zip), ratings or a list"
        " of IMDb, or a table of yours (.csv).",
    )
    pictures = forms.FileField(
        required=False,
        label="Pictures",
        help_text="A ZIP of its uploads folder, if they are not in the archive itself.",
    )
    critic = forms.CharField(
        required=False, max_length=200, label="Critic",
        help_text="Who signs what names nobody.",
    )  # fmt: skip
    scale = forms.FloatField(
        required=False, min_value=1, max_value=100, label="Scale",
        help_text="What scores without a scale are out of. Empty: the smallest that fits them all.",
    )  # fmt: skip
    show_lists = forms.BooleanField(required=False, label="Show lists to readers at once")
    private = forms.BooleanField(
        required=False, label="Keep the e-mail addresses and IPs of comments"
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what the disk has no room for."""
        cleaned = super().clean() or {}
        files = [file for name in ("archive", "pictures") if (file := cleaned.get(name))]
        folder = Path(settings.FOLDER.root)
        if sum(file.size for file in files) + ROOM > shutil.disk_usage(folder).free:
            raise forms.ValidationError("There is not enough room on the server's disk for it.")
        return cleaned

    def kept(self) -> tuple[Path, Path | None]:
        """Keep the files in a folder of their own; raise ArchiveError where they are no archive."""
        folder = Path(settings.FOLDER.root) / "archives" / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        try:
            archive = _keep(self.cleaned_data["archive"], folder)
            kind_of(archive)
            pictures = self.cleaned_data.get("pictures")
            (folder / "pictures").mkdir()
            return archive, _keep(pictures, folder / "pictures") if pictures else None
        except (ArchiveError, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            # Where the file lies is nobody's business.
            raise ArchiveError(str(error).replace(f"{folder}/", "")) from error


class MappingForm(forms.Form):
    """Which column of a table holds what."""

    def __init__(self, *args: Any, columns: list[str], **options: Any) -> None:
        """Offer these columns for every field."""
        super().__init__(*args, **options)
        choices = [("", "–"), *((column, column) for column in columns)]
        for field in FIELDS:
            label = field.replace("_", " ").capitalize().replace("Imdb id", "IMDb number")
            self.fields[field] = forms.ChoiceField(choices=choices, required=False, label=label)

    def mapping(self) -> dict[str, str]:
        """Give what was chosen."""
        return {field: column for field, column in self.cleaned_data.items() if column}


def forget_files(path: str) -> None:
    """Remove an archive that was uploaded; one that lies elsewhere stays."""
    folder = Path(path).parent
    if folder.parent == Path(settings.FOLDER.root) / "archives":
        shutil.rmtree(folder, ignore_errors=True)


def uploaded(path: str) -> bool:
    """Say whether an archive was uploaded and is still there."""
    file = Path(path)
    return file.parent.parent == Path(settings.FOLDER.root) / "archives" and file.exists()


def _keep(file: UploadedFile, folder: Path) -> Path:
    name = _NAME.sub("_", Path(file.name or "archive").name).strip(". ")[-120:] or "archive"
    path = folder / name
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return path
