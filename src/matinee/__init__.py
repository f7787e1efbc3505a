"""Matinee: reads film writing, knows films, and checks what is said of them."""

__version__ = "0.1.0"
