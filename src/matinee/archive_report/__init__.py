"""A report over a whole archive: examined item by item, shown on one page."""
