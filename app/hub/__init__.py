"""The receiving service: a post box that can hold, but never open, a sealed referral."""
