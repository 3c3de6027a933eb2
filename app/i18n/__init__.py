"""Languages, catalogues and the two voices: the officer's and the person's."""
