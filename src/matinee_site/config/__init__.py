"""Settings, addresses and wiring of the site."""
