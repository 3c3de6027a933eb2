"""Reads packs strictly from TOML files and keeps them by digest; knows no database."""
