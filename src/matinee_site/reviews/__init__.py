"""Reviews, their critics and collections: what is written, checked and published here."""
