"""The strongest simple peer: spaCy's English model with dependency rules, on the same catalogue."""

from benchmarks.claims.peer.checker import Peer
from benchmarks.claims.peer.model import PeerError, described, load
from matinee.catalogue import Catalogue

__all__ = ["Peer", "PeerError", "described", "load", "load_peer"]


def load_peer(catalogue: Catalogue) -> Peer:
    """Load the model and put it before a catalogue, or raise PeerError saying what is missing."""
    nlp = load()
    nlp("The first sentence takes longer than all others.")
    return Peer(nlp, catalogue)
