"""Measures which records of two sources are found to be of one film or person."""
