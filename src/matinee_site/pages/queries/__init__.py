"""Reads for the public pages: only what is published, from sources that may be published."""
