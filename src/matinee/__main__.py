"""Runs the command line as ``python -m matinee``."""

from matinee.cli.main import main

if __name__ == "__main__":
    main()
