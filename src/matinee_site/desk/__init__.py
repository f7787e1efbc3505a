"""The back office: writing, checking and publishing, on Wagtail."""
