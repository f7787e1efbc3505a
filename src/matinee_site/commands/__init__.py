"""The commands that need the site; the core's command line loads each one by its entry point."""
