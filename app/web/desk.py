"""The desk of this device, fetched in one place and passed on by every view."""

from flask import Flask
from flask import current_app

from app.casework.desk import Desk


def desk_of(app: Flask) -> Desk:
    """Give the desk of an app; an officer's app cannot exist without one."""
    desk: Desk = app.extensions["desk"]
    return desk


def here() -> Desk:
    """Give the desk of the app that answers this request."""
    return desk_of(current_app)
