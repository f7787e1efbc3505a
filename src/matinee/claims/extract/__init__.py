"""Pass C: finds what a sentence states, by grammar over typed spans. One module a kind of claim."""
