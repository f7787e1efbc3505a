"""The public site as files: made, kept true with little work, and put in place at once."""
