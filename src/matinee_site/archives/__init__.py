"""Bringing a life's work into the site, taking it back, and giving everything out again."""
