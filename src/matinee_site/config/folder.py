"""The folder a site lives in: its database, media and secret key, and nothing outside it."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """Where each of a site's own files is."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "site.sqlite3"

    @property
    def media(self) -> Path:
        """What is uploaded."""
        return self.root / "media"

    @property
    def search(self) -> Path:
        """The search index, made of the database."""
        return self.root / "search"

    @property
    def builds(self) -> Path:
        """What is known of the builds of the site as files."""
        return self.root / "builds"

    @property
    def static(self) -> Path:
        """Where collected static files go, when a web server in front wants them."""
        return self.root / "static"

    @property
    def closed(self) -> Path:
        """Closes the public pages while it exists: readers are asked to come back."""
        return self.root / "closed"

    @property
    def password_marker(self) -> Path:
        """Exists once the generated password has been shown."""
        return self.root / ".password-shown"

    @property
    def _secret(self) -> Path:
        return self.root / "secret-key"

    def secret_key(self) -> str:
        """Give the key that signs sessions, or '' where the folder is not set up yet."""
        return self._secret.read_text().strip() if self._secret.is_file() else ""

    def create(self) -> None:
        """Make the folder and its secret key, readable by the owner only; keep what exists."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.media.mkdir(exist_ok=True)
        self.static.mkdir(exist_ok=True)
        if self.secret_key():
            return
        handle = os.open(self._secret, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
