"""Carries sealed referrals to the hub and understands what it answers; knows no database."""
