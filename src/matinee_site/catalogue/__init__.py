"""The films, people, credits and series of the site, in its own database."""
