"""The tables, in numbered steps; a step that was released is never changed again.

A new table or column is one more step at the end of STEPS.
"""

from dataclasses import dataclass

APPLICATION_ID = 0x46434152


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of the schema; it runs in its own transaction, with its record."""

    name: str
    sql: str


FIRST = f"""
PRAGMA application_id = {APPLICATION_ID};

CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

CREATE TABLE encounter (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL,
    label TEXT NOT NULL,
    started TEXT NOT NULL,
    touched INTEGER NOT NULL
) STRICT;
CREATE INDEX encounter_touched ON encounter (touched);

CREATE TABLE event (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    encounter TEXT NOT NULL REFERENCES encounter (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    question TEXT,
    payload TEXT,
    salt TEXT,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,
    who TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (encounter, seq)
) STRICT;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are only added'); END;

CREATE TABLE answer (
    encounter TEXT NOT NULL REFERENCES encounter (id),
    question TEXT NOT NULL,
    seq INTEGER NOT NULL,
    absence TEXT,
    answer TEXT NOT NULL,
    PRIMARY KEY (encounter, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    encounter TEXT NOT NULL REFERENCES encounter (id),
    receiver TEXT NOT NULL,
    header BLOB NOT NULL,
    sealed BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    cause TEXT,
    next_try TEXT,
    receipt TEXT NOT NULL,
    reason TEXT NOT NULL,
    state_at TEXT
) STRICT;
CREATE TRIGGER outbox_bytes_never_change
BEFORE UPDATE OF id, encounter, receiver, header, sealed, sha256, made_at ON outbox
BEGIN SELECT RAISE(ABORT, 'a sealed referral never changes'); END;
CREATE TRIGGER outbox_never_goes BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'a sealed referral is kept'); END;

CREATE TABLE inbox (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sender TEXT NOT NULL,
    size INTEGER NOT NULL,
    arrived_at TEXT NOT NULL,
    state TEXT NOT NULL,
    payload TEXT
) STRICT;

CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    operation TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    receiver TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_never_goes BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
"""

SITES = """
CREATE TABLE site (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    started TEXT NOT NULL,
    address TEXT NOT NULL,
    setting TEXT NOT NULL,
    entry TEXT NOT NULL,
    facts TEXT NOT NULL,
    seq INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT;

CREATE TABLE site_person (
    site TEXT NOT NULL REFERENCES site (id),
    token INTEGER NOT NULL,
    encounter TEXT NOT NULL UNIQUE REFERENCES encounter (id),
    PRIMARY KEY (site, token)
) STRICT, WITHOUT ROWID;
"""

PURPOSES = """
ALTER TABLE journal ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
CREATE INDEX journal_about ON journal (about);
"""

# An event may lose what it told, and nothing else, and only while its record is named in
# `erasing`: the row is put in and taken out inside the erasing transaction.
KEEPING = """
ALTER TABLE encounter ADD COLUMN erased TEXT;
ALTER TABLE event ADD COLUMN clock TEXT;
CREATE INDEX outbox_encounter ON outbox (encounter);

CREATE TABLE erasing (encounter TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
DROP TRIGGER event_never_changes;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE encounter = OLD.encounter)
     OR NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL
     OR NEW.place IS NOT OLD.place OR NEW.id IS NOT OLD.id
     OR NEW.encounter IS NOT OLD.encounter OR NEW.seq IS NOT OLD.seq
     OR NEW.kind IS NOT OLD.kind OR NEW.question IS NOT OLD.question
     OR NEW.digest IS NOT OLD.digest OR NEW.at IS NOT OLD.at
     OR NEW.offset_minutes IS NOT OLD.offset_minutes OR NEW.who IS NOT OLD.who
     OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
     OR NEW.clock IS NOT OLD.clock
BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
DROP TRIGGER outbox_bytes_never_change;
CREATE TRIGGER outbox_bytes_never_change
BEFORE UPDATE OF id, encounter, receiver, header, sealed, sha256, made_at ON outbox
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE encounter = OLD.encounter)
     OR NEW.header <> x'' OR NEW.sealed <> x'' OR NEW.id IS NOT OLD.id
     OR NEW.encounter IS NOT OLD.encounter OR NEW.receiver IS NOT OLD.receiver
     OR NEW.sha256 IS NOT OLD.sha256 OR NEW.made_at IS NOT OLD.made_at
BEGIN SELECT RAISE(ABORT, 'a sealed referral never changes'); END;

CREATE TABLE timer (
    encounter TEXT PRIMARY KEY REFERENCES encounter (id),
    stage TEXT NOT NULL,
    since INTEGER NOT NULL,
    held INTEGER NOT NULL,
    touched INTEGER NOT NULL,
    post TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_due ON timer (stage, since);

CREATE TABLE stub (
    place INTEGER PRIMARY KEY,
    encounter TEXT NOT NULL UNIQUE REFERENCES encounter (id),
    stage TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    events INTEGER NOT NULL,
    last_hash TEXT NOT NULL
) STRICT;

CREATE TABLE clock_mark (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
"""

LISTS = """
ALTER TABLE encounter ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX encounter_unsettled ON encounter (id) WHERE settled = 0 AND erased IS NULL;
CREATE TRIGGER event_unsettles AFTER INSERT ON event
BEGIN UPDATE encounter SET settled = 0 WHERE id = NEW.encounter; END;

CREATE TABLE summary (
    number INTEGER PRIMARY KEY,
    encounter TEXT NOT NULL UNIQUE REFERENCES encounter (id),
    touched INTEGER NOT NULL,
    label TEXT NOT NULL,
    started TEXT NOT NULL,
    changed TEXT NOT NULL,
    signs INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    is_sent INTEGER NOT NULL,
    is_alone INTEGER NOT NULL,
    talk TEXT NOT NULL,
    is_below INTEGER NOT NULL
) STRICT;
CREATE INDEX summary_listed ON summary (is_alone, touched);
CREATE INDEX summary_listed_at ON summary (is_alone, is_sent, touched);
CREATE INDEX summary_unfinished ON summary (touched) WHERE is_sent = 0;
CREATE INDEX summary_started ON summary (started, number);
CREATE INDEX summary_stage ON summary (is_sent, started, number);
CREATE INDEX summary_talk ON summary (talk, touched) WHERE talk <> '';
CREATE INDEX summary_below ON summary (touched) WHERE is_below = 1;

CREATE TABLE finding (
    word TEXT NOT NULL,
    started TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (word, started, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_number ON finding (number);

CREATE TABLE open_call (
    due TEXT NOT NULL,
    encounter TEXT NOT NULL REFERENCES encounter (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (due, encounter, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_call_of ON open_call (encounter);

CREATE INDEX outbox_state ON outbox (state, place);
"""

STEPS = (
    Step(name="first tables", sql=FIRST),
    Step(name="places", sql=SITES),
    Step(name="purposes in the journal", sql=PURPOSES),
    Step(name="how long records are kept", sql=KEEPING),
    Step(name="rows for lists", sql=LISTS),
)
