"""No tables: the search index is in files, which every node has of its own."""
