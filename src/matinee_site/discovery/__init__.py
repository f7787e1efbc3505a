"""Finding things: the search index and related films."""
