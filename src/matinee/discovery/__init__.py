"""Pure ranking: which films belong beside a film, and why."""

from matinee.discovery.related import Profile, Related, related

__all__ = ["Profile", "Related", "related"]
