"""Claim checking, measured: what is planted and found, and what is found in texts as they are."""
