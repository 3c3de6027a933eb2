"""The whole way over real HTTP: sealed, carried, received, opened, accepted."""

from app.domain.delivery import Accepted
from app.domain.delivery import DeliveryState
from app.domain.device import EnrolmentState
from app.domain.receiving import IncomingState
from tests.courier.kit import PAYLOAD
from tests.hub.town import Town


def test_a_referral_arrives_is_opened_and_accepted(town: Town) -> None:
    """Officer and receiver speak only through the hub, and each learns of the other."""
    parcel = town.officer.sealed()
    result = town.officer.carrier.carry(parcel)
    arrived = next(one for one in town.desk.mailroom.arrivals() if one.id == parcel.id)
    opened = town.desk.mailroom.open(parcel.id)
    town.desk.mailroom.tell(parcel.id, IncomingState.opened, None)
    town.desk.mailroom.tell(parcel.id, IncomingState.accepted, None)
    news = [one for one in town.officer.carrier.news() if one.envelope == parcel.id]

    assert isinstance(result, Accepted)
    assert (town.officer.unit, len(parcel.sealed)) == (arrived.sender, arrived.size)
    assert dict(PAYLOAD) == opened
    assert [DeliveryState.fetched, DeliveryState.accepted] == [one.state for one in news]
    assert town.officer.standing.enrolment().state is EnrolmentState.confirmed
    assert town.officer.carrier.reach()
