"""From a statement to a verdict: compared with the catalogue, by coverage. One module a kind."""
