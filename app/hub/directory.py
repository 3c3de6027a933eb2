"""Giving out what is signed elsewhere: the directory, and the ids of the receipt keys."""

from flask import Blueprint
from flask import Response
from flask import current_app
from flask import jsonify
from flask import request
from sqlalchemy import select

from app.courier.problems import Problem
from app.hub.asking import asker
from app.hub.errors import Refused
from app.hub.running import hub_of
from app.hub.tables import DIRECTORY

DIRECTORY_PAGES = Blueprint("directory", __name__)


@DIRECTORY_PAGES.get("/v1/directory")
def get_directory() -> Response:
    """Give the newest directory of the tenant to any of its devices."""
    hub = hub_of(current_app)
    known = asker(hub, request).current()
    newest = (
        select(DIRECTORY.c.token)
        .where(DIRECTORY.c.tenant == known.tenant)
        .order_by(DIRECTORY.c.version.desc())
        .limit(1)
    )
    with hub.store.reading() as connection:
        token = connection.execute(newest).scalar_one_or_none()
    if token is None:
        raise Refused(Problem.not_found)
    return jsonify(directory=token)


@DIRECTORY_PAGES.get("/v1/keys")
def get_keys() -> Response:
    """Give the ids of the receipt keys, by which a device knows that it reached its hub."""
    return jsonify(receipt_keys=[hub_of(current_app).receipt_key.kid])
