"""From text to verdicts: mentions are linked, claims extracted, bound to a film, and verified."""
