"""A result put into words: the reason, what would change it, what was not answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.casework.assessing import Findings
from app.casework.assessing import Line
from app.casework.assessing import Strand
from app.domain.catalogue import Code
from app.domain.catalogue import Element
from app.domain.guidance import Flag
from app.domain.guidance import FlagWords
from app.domain.outcome import Change
from app.domain.outcome import Outcome
from app.domain.outcome import Rule
from app.domain.proposal import Proposal
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.site_words import THREADS
from app.web.speaking import officer
from app.web.speaking import officer_n
from app.web.speaking import voices
from app.web.wording import ABSENCES
from app.web.wording import RULES
from app.web.wording import SOURCES
from app.web.wording import TURNS
from app.web.wording import one_side

HEADINGS = {
    Element.act: marked("What was done"),
    Element.means: marked("How they are controlled"),
    Element.purpose: marked("What for"),
}
SEEN_AT_THE_PLACE = marked("Seen at the place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One strand card: its kind, heading, count in words, and lines with their source."""

    kind: str
    heading: Said
    gist: Said | str
    count: Said
    lines: tuple[tuple[Said, Said], ...]
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the page of a result shows, said to the officer."""

    found: Findings

    @property
    def last(self) -> datetime:
        """Give the time of the last thing noted."""
        history = self.found.encounter.history
        return history[-1].stamp.at if history else self.found.encounter.started

    @property
    def banners(self) -> tuple[FlagWords, ...]:
        """Give the flags that stand above the outcome."""
        return tuple(f for f in self.found.flags if f.id is not Flag.pause_offence)

    @property
    def pause(self) -> FlagWords | None:
        """Give the row that stands under the outcome, where it is called for."""
        return next((f for f in self.found.flags if f.id is Flag.pause_offence), None)

    @property
    def reason(self) -> Said:
        """Say in one sentence why."""
        result = self.found.assessment
        if result.rule is not None:
            return officer(RULES[result.rule])
        if result.child_route:
            return officer(RULES[Rule.child])
        seen = {strand.element for strand in self.found.strands if strand.lines}
        sides = one_side(control=Element.means in seen, purpose=Element.purpose in seen)
        return officer(sides)

    @property
    def line(self) -> Said:
        """Say the line under the outcome, after its reason where a sign gives one."""
        line = officer(self.found.words.line)
        if not self.found.count:
            return line
        return officer("%(reason)s %(line)s", reason=self.reason, line=line)

    @property
    def stop_asking(self) -> tuple[Said, Said] | None:
        """Say that asking may stop, while questions of the way are left; else nothing."""
        if not (self.found.is_enough and self.found.left):
            return None
        if self.found.assessment.outcome is Outcome.refer:
            return officer("You have enough"), officer(
                "More questions would not change your duty to refer. "
                "Stop asking about what happened. See to needs, rights, agreement."
            )
        return officer("You can stop asking"), officer(
            "More of these questions would not change this. See to needs and rights."
        )

    @property
    def ask_pack(self) -> Proposal | None:
        """Give the pack to ask next; none once there is enough to refer."""
        is_refer = self.found.assessment.outcome is Outcome.refer
        return None if is_refer else self.found.ask_next

    @property
    def strands(self) -> tuple[Row, ...]:
        """Give the three cards in their order."""
        return tuple(map(self._strand, self.found.strands))

    @property
    def around(self) -> tuple[tuple[Said, Said], ...]:
        """Give the signs that are shown and never counted, with their source."""
        return tuple(_line(line) for line in self.found.around)

    @property
    def changes(self) -> tuple[Said, ...]:
        """Say what would change the result, at most three."""
        return tuple(map(self._change, self.found.changes))

    @property
    def ask_next(self) -> tuple[Said, ...]:
        """Give the questions to ask next, where too little is known to sort it."""
        if self.found.assessment.outcome is not Outcome.not_enough_asked:
            return ()
        wanted = dict.fromkeys(c.question for c in self.found.changes if c.question)
        return tuple(officer(self.found.edition.question(one).officer) for one in wanted)

    @property
    def may_hide(self) -> tuple[Said, ...]:
        """Say what may hide signs, while none is noted."""
        if self.found.count:
            return ()
        return tuple(map(officer, self.found.edition.card().may_hide_signs))

    @property
    def absent(self) -> tuple[Said, ...]:
        """Say what was not answered, a line for each kind of absence."""
        language = voices().officer_language
        return tuple(
            officer(
                ABSENCES[kind],
                topics=listing(language, (officer(q.topic) for q in questions)),
            )
            for kind, questions in self.found.absent
        )

    @property
    def unanswered(self) -> int:
        """Count the questions without an answer."""
        return sum(len(questions) for _, questions in self.found.absent)

    @property
    def in_common(self) -> tuple[tuple[Said, str], ...]:
        """Give what several people of the place gave alike."""
        patterns = self.found.encounter.patterns
        return tuple((officer(THREADS[one.thread]), one.words) for one in patterns)

    def _strand(self, strand: Strand) -> Row:
        is_child = self.found.assessment.child_route and strand.element is Element.means
        return card(strand, is_child=is_child)

    def _change(self, change: Change) -> Said:
        texts = {i.code: i.text for i in self.found.edition.catalogue.indicators}
        sign = officer(texts[change.code])
        if change.act_now and not self.found.assessment.act_now:
            return officer(TURNS[Flag.act_now], sign=sign)
        if change.child_route and not self.found.assessment.child_route:
            return officer(TURNS[Flag.child_route], sign=sign)
        shown = officer(self.found.edition.guidance.words(change.outcome).shown)
        return officer("%(sign)s: %(outcome)s", sign=sign, outcome=shown)


def card(strand: Strand, *, is_child: bool = False) -> Row:
    """Put one side of the evidence into words; for a child control need not be shown."""
    count = len(strand.lines)
    if is_child and not count:
        gist: Said | str = officer("Under 18: control need not be shown")
    else:
        gist = officer("Not asked yet") if not count else ""
    return Row(
        kind=strand.element.value,
        heading=officer(HEADINGS[strand.element]),
        gist=gist,
        count=officer_n("%(count)s sign", "%(count)s signs", count)
        if count
        else officer("Ask next"),
        lines=tuple(_line(line) for line in strand.lines),
        codes=tuple(line.code for line in strand.lines),
    )


def _line(line: Line) -> tuple[Said, Said]:
    source = SEEN_AT_THE_PLACE if line.at_site else SOURCES[line.basis]
    return officer(line.text), officer(source)


def signs_in(rows: Iterable[Row]) -> tuple[tuple[Said, Said], ...]:
    """Give the lines of all cards in one list, for "Why?"."""
    return tuple(line for row in rows for line in row.lines)
