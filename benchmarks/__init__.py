"""What Matinee claims of itself, measured: each module a command that prints a table."""
