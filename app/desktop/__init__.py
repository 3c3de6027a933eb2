"""The processes of a desktop device: supervisor, worker and window."""
