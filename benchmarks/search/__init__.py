"""Searching at the size of the world's films."""
