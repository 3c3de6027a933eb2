"""Raw requests of a device, to look at the hub's own answers."""

import json
from dataclasses import dataclass
from dataclasses import replace

from app.courier.conversation import hand_over
from app.courier.conversation import problem_of
from app.courier.problems import Problem
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.courier.wire import Wire
from app.domain.delivery import Parcel
from tests.courier.kit import TestDevice


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangingWire:
    """A wire on which somebody changes the body of each request."""

    inner: Wire

    @property
    def authority(self) -> str:
        """Host and port as they are signed."""
        return self.inner.authority

    def exchange(self, request: Request) -> Answer | NoAnswer:
        """Change the body and pass the request on."""
        return self.inner.exchange(replace(request, body=request.body + b"x"))


def asked(device: TestDevice, request: Request) -> Answer:
    """Sign one request with the keys of a device and give the hub's answer."""
    member = device.line.membership()
    assert member is not None
    answer = device.line.ask(member, request)
    assert isinstance(answer, Answer)
    return answer


def put(device: TestDevice, parcel: Parcel) -> Answer:
    """Hand one parcel over."""
    return asked(device, hand_over(parcel))


def refusal(answer: Answer) -> tuple[int, Problem | None]:
    """Give status and name of a refusal."""
    return answer.status, problem_of(answer)


def receipt(answer: Answer) -> str:
    """Give the receipt of an answer."""
    return str(json.loads(answer.body)["receipt"])
