"""The encrypted store of one officer: the only room that opens a database on a device."""
