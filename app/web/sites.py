"""Many people at one place: the place once, a row for each person, what they share."""

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import surveying
from app.casework import visiting
from app.casework.visiting import Described
from app.domain.audit import Operation
from app.domain.catalogue import Code
from app.domain.group import PatternKept
from app.domain.group import ThreadKind
from app.domain.site_record import SITE_FACTS
from app.domain.site_record import Entry
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.web import addresses
from app.web import reading_forms as reading
from app.web import site_words
from app.web.deeds import does
from app.web.deeds import writes_itself
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("sites", __name__)
MOST_AT_ONCE = 60


@blueprint.post("/sites")
@writes_itself("collection, with the new id")
def begin() -> Response:
    """Start with a place, and describe it first."""
    reading.only(request.form)
    site = visiting.begin(here())
    return redirect(url_for("sites.place", site=site.id), addresses.SEE_OTHER)


@blueprint.get("/sites/<id:site>")
@does(Operation.consultation, Operation.combination)
def site(site: SiteId) -> Response:
    """Show everyone by number, those who need somebody first."""
    found = surveying.survey(here(), site)
    edition = visiting.current(here())
    return respond(
        "sites/_site.html",
        title=officer("Many people at one place"),
        survey=found,
        rows=tuple(
            (row, site_words.state_of(row, edition), site_words.line_of(row, edition))
            for row in found.rows
        ),
        raised=[row.token for row in found.rows if row.must_be_asked_of_others],
        threads=site_words.THREADS,
        numbers=site_words.numbers,
    )


@blueprint.get("/sites/<id:site>/place")
def place(site: SiteId) -> Response:
    """Show what is said and seen of the place."""
    found = visiting.place(here(), site)
    edition = visiting.current(here())
    texts = {one.code: one.text for one in edition.catalogue.indicators}
    return respond(
        "sites/_place.html",
        title=officer("The place"),
        site=found,
        settings=tuple((one.id, officer(one.says)) for one in edition.settings),
        entries=tuple((one.value, officer(site_words.ENTRIES[one])) for one in Entry),
        facts=tuple((code, officer(texts[code])) for code in SITE_FACTS),
    )


@blueprint.post("/sites/<id:site>/place")
def describe(site: SiteId) -> Response:
    """Save the place and its facts; the first time also how many people there are."""
    form = request.form
    reading.only(form, "where", "setting", "entry", "fact", "people")
    entry = reading.one(form, "entry")
    told = Described(
        address=reading.words(form, "where", reading.SHORT),
        setting=reading.one(form, "setting"),
        entry=reading.choice(form, "entry", Entry) if entry else None,
    )
    visiting.describe(here(), site, told)
    facts = frozenset(map(Code, reading.choices(form, "fact", SITE_FACTS)))
    visiting.change_facts(here(), site, facts)
    return _with_people(visiting.place(here(), site))


@blueprint.post("/sites/<id:site>/people")
@does(Operation.alteration, Operation.combination)
def add_people(site: SiteId) -> Response:
    """Give numbers to more people."""
    reading.only(request.form, "people")
    return _with_people(visiting.place(here(), site))


@blueprint.post("/sites/<id:site>/patterns")
@does(Operation.alteration, Operation.combination)
def keep_pattern(site: SiteId) -> Response:
    """Keep in each record what several people gave alike; raises NotOffered."""
    reading.only(request.form, "thread", "words")
    kind = reading.choice(request.form, "thread", ThreadKind)
    words = reading.one(request.form, "words")
    threads = surveying.survey(here(), site).threads
    found = next((one for one in threads if (one.kind, one.words) == (kind, words)), None)
    if found is None:
        raise reading.NotOffered(field="words")
    pattern = PatternKept(thread=kind, words=found.words, people=len(found.tokens))
    visiting.keep_pattern(here(), site, pattern)
    return _back(site)


@blueprint.get("/sites/<id:site>/numbers")
def numbers(site: SiteId) -> Response:
    """Show the numbers large, to be printed and handed out instead of names."""
    found = visiting.place(here(), site)
    return respond("sites/_numbers.html", title=officer("Numbers to hand out"), site=found)


def _with_people(site: Site) -> Response:
    count = reading.count(request.form, "people") or 0
    if count > MOST_AT_ONCE:
        raise reading.NotOffered(field="people")
    if count:
        visiting.add_people(here(), site.id, count)
    return _back(site.id)


def _back(site: SiteId) -> Response:
    return redirect(url_for("sites.site", site=site), addresses.SEE_OTHER)
