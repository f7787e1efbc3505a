"""The words critics use for roles, parts, dates and doubt: data that the passes are built from."""
