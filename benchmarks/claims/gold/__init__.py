"""Credit claims marked by hand, and how well the checker's extraction agrees with them."""
