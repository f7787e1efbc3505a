"""How fast pages are served, and how soon they are seen, beside WordPress on the same machine."""
