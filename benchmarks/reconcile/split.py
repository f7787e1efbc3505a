"""Splits by hash: what is tuned on and what is only measured, the same in every run."""

import hashlib


def share(text: str) -> float:
    """Give a number from 0 to 1 that depends on the text alone."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) / 2**64


def part(identifier: str) -> str:
    """Say which half a film or person is in: ``tune`` or ``measure``."""
    return "tune" if share(f"part {identifier}") < 0.5 else "measure"
