"""Everything goes out again: the whole site, or its texts in the forms that others read."""
