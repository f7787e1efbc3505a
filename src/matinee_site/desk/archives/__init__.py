"""The desk's pages for archives: give one, see what would come, decide, bring in, take back."""
