"""Commands of the terminal, one family a module."""
