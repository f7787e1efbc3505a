"""The catalogue at the desk: corrections of films, people and series, and who is one with whom."""
