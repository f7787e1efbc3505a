"""Measures imports: how fast, in how much memory, beside a peer on the same files."""
