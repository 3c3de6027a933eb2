"""Flask pages for the officer and the person; no rule of the field stands here."""
