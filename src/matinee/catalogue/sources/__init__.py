"""Where facts come from: one module a source, each turning its payload into film records."""
