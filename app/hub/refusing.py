"""The one place where the hub turns a refusal into an answer (RFC 9457)."""

import json
import logging

from flask import Flask
from flask import Response
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import RequestEntityTooLarge

from app.courier.problems import MEDIA_TYPE
from app.courier.problems import PREFIX
from app.courier.problems import STATUS
from app.courier.problems import Problem
from app.hub.errors import Refused

LOG = logging.getLogger("fieldcard.hub")


def refuse(app: Flask) -> None:
    """Give the app its answers to refusals and surprises."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(HTTPException, _other)
    app.register_error_handler(Exception, _surprise)


def _refused(refused: Refused) -> Response:
    beside = {"tombstone": refused.tombstone} if refused.tombstone else {}
    return _problem(refused.problem, STATUS[refused.problem], beside)


def _too_large(_error: RequestEntityTooLarge) -> Response:
    return _problem(Problem.too_large, STATUS[Problem.too_large], {})


def _other(error: HTTPException) -> Response:
    problem = (
        Problem.not_found if error.code == STATUS[Problem.not_found] else Problem.malformed
    )
    return _problem(problem, error.code or STATUS[problem], {})


def _surprise(error: Exception) -> Response:
    LOG.error("request_failed", extra={"kind": type(error).__name__})
    return _problem(Problem.broken, STATUS[Problem.broken], {})


def _problem(problem: Problem, status: int, beside: dict[str, str]) -> Response:
    LOG.info("request_refused", extra={"problem": problem.value})
    table = {"type": f"{PREFIX}{problem}", "title": problem.value, "status": status, **beside}
    return Response(json.dumps(table), status=status, mimetype=MEDIA_TYPE)
