"""Checks that texts are plain: short sentences, no markup, no words to be avoided."""

import re
from collections.abc import Iterator

from app.domain.pack import Digest
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.wording import Audience
from app.library.wording import Wording
from app.library.wording import WordingKind
from app.library.wording import texts

OFFICER_WORDS = 20
PERSON_WORDS = 12
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
MARKUP = re.compile(r"[<>{}]|&\w+;|&#|\*\*|__|\[[^\]]*\]\(|`")
PERCENT = re.compile(r"%")
CONTRACTION = re.compile(
    r"\b\w+(?:n't|'re|'ve|'ll|'d|'m)\b|\b(?:it|he|she|that|let)'s\b", re.IGNORECASE
)
CLOSED = re.compile(
    r"^(?:am|are|can|could|did|do|does|has|have|is|may|must|was|were|will)\b", re.IGNORECASE
)
AVOIDED = {
    "victim": "the person",
    "victims": "the people",
    "illegal": "without papers",
    "prostitute": "person in sex work",
    "claims": "says",
    "alleges": "says",
    "refused": "did not want to say",
    "rescue": "move to safety",
    "slave": "forced work",
    "slavery": "forced work",
    "trafficked": "forced or used",
    "trafficking": "forced or used",
    "smuggled": "crossed with help",
    "confess": "say",
    "admit": "say",
    "admits": "says",
    "high risk": "signs",
    "score": "signs",
    "red flag": "what you noticed",
    "negative": "nothing noted yet",
    "sync": "sending",
    "queue": "waiting to go",
    "upload": "sending",
    "payload": "what is sent",
    "submit": "save and send",
    "consent form": "do you agree?",
    "vulnerable": "what is needed",
    "interrogate": "ask",
    "suspect": "person",
    "failed to leave": "did not leave",
}
AVOID = re.compile(rf"\b(?:{'|'.join(AVOIDED)})\b", re.IGNORECASE)
FREE_WORDS = frozenset({WordingKind.law, WordingKind.name, WordingKind.do_not_ask})


def plain_words(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of wording, each text once, whatever the jurisdiction."""
    seen = set()
    for place in content.jurisdictions:
        for wording in texts(content.edition(place, Digest(""))):
            if wording.text.id not in seen:
                seen.add(wording.text.id)
                file, key = content.places[wording.text.id]
                for told in unplain(wording):
                    yield Mistake(file=file, key=key, wanted=told)


def unplain(wording: Wording) -> Iterator[str]:
    """Say what is not plain in one text."""
    words = wording.text.english
    if not words.strip() or words != " ".join(words.split()):
        yield "wanted words with single spaces between them, none around them"
    if MARKUP.search(words):
        yield "no markup in a text"
    if PERCENT.search(words):
        yield "no percentage in a text"
    if found := CONTRACTION.search(words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        yield f'no contraction: write "{found.group()}" in full'
    if wording.kind not in FREE_WORDS and (found := AVOID.search(words)):
        yield f'"{found.group()}" is to be avoided; "{AVOIDED[found.group().lower()]}" is plain'
    most = OFFICER_WORDS if wording.audience is Audience.officer else PERSON_WORDS
    for sentence in SENTENCE_END.split(words):
        yield from _sentence(wording, sentence, most)


def _sentence(wording: Wording, sentence: str, most: int) -> Iterator[str]:
    if len(sentence.split()) > most:
        yield f'wanted at most {most} words in "{sentence}"'
    is_closed = bool(CLOSED.match(sentence)) and sentence.endswith("?")
    to_person = wording.audience is not Audience.officer
    if to_person and is_closed and re.search(r"\bor\b", sentence):
        yield f'no "or" in a question of yes or no: "{sentence}"'
    if wording.kind is WordingKind.closed_question and not is_closed:
        yield "wanted a question of yes or no"
