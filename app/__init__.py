"""Fieldcard: an offline aid to recognise and refer people who may be trafficked."""

__version__ = "0.1.0"
