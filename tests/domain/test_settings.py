"""The settings that are shipped: a place each, with its type."""

import pytest

from app.domain.catalogue import Kind
from tests.builders import settings

IDS: dict[Kind | None, str] = {
    Kind.labour: "agriculture forestry fishing mining factory food_processing garment"
    " waste_recycling construction driveway_paving car_wash shop travelling_sales warehouse"
    " delivery_rider haulage hotel restaurant_takeaway cleaning landscaping agency_labour"
    " security_guard care_home home_care health_care arts_entertainment recreation"
    " carnival_fair nail_bar hair_beauty",
    Kind.sexual: "escort brothel_flat massage_parlour street bar_club strip_club"
    " online_stream pornography",
    Kind.criminal: "cannabis_house drug_line theft_crew begging scam_centre"
    " benefit_bank_fraud cuckooed_home document_crime",
    Kind.domestic: "private_household diplomatic_household au_pair family_servitude"
    " forced_marriage_home",
    None: "border_crossing airport port lorry station_desk custody hospital detention"
    " reception_centre shelter traffic_stop other unknown",
}
SECTIONS = {
    "A": "agriculture forestry fishing",
    "B": "mining",
    "C": "factory food_processing garment",
    "E": "waste_recycling",
    "F": "construction driveway_paving",
    "G": "car_wash shop travelling_sales",
    "H": "warehouse delivery_rider haulage",
    "I": "hotel restaurant_takeaway",
    "N": "cleaning landscaping agency_labour security_guard",
    "Q": "care_home home_care health_care",
    "R": "arts_entertainment recreation carnival_fair",
    "S": "nail_bar hair_beauty " + IDS[Kind.sexual],
    "T": IDS[Kind.domestic],
}


@pytest.mark.parametrize("kind", [*Kind, None])
def test_every_setting_of_a_type_is_there(kind: Kind | None) -> None:
    """The ids of each type are those of the method, and no other."""
    found = [setting.id for setting in settings() if setting.kind is kind]

    assert found == IDS[kind].split()


def test_settings_carry_their_section_of_the_un_classification() -> None:
    """Criminal settings and places without a type have none."""
    found: dict[str, list[str]] = {}
    for setting in settings():
        found.setdefault(setting.isic, []).append(setting.id)
    none = found.pop("")

    assert found == {section: ids.split() for section, ids in SECTIONS.items()}
    assert none == [*IDS[Kind.criminal].split(), *IDS[None].split()]
