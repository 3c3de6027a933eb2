"""What the officer reads for views, their reasons, and how the looks of colleagues stand."""

from collections.abc import Mapping

from app.domain.judgement import AboveReason
from app.domain.judgement import Accord
from app.domain.judgement import BelowReason
from app.domain.judgement import Certainty
from app.domain.judgement import JudgementNoted
from app.domain.pack import Edition
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.speaking import officer

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.not_sure: marked("1 of 5: not sure"),
    Certainty.a_little: marked("2 of 5: a little sure"),
    Certainty.fairly: marked("3 of 5: fairly sure"),
    Certainty.sure: marked("4 of 5: sure"),
    Certainty.very: marked("5 of 5: very sure"),
}
ABOVE: Mapping[AboveReason, str] = {
    AboveReason.professional_judgement: marked("My judgement from the work"),
    AboveReason.told_by_others: marked("Another person or service told me more"),
    AboveReason.pattern_here: marked("The same was met here before"),
    AboveReason.not_asked_about: marked("I noticed what no question covers"),
}
BELOW: Mapping[BelowReason, str] = {
    BelowReason.noted_by_mistake: marked("A sign was noted by mistake"),
    BelowReason.reply_misread: marked("A reply was understood wrongly"),
    BelowReason.wrong_translation: marked("The translation was wrong"),
    BelowReason.other_person: marked("The facts belong to another person"),
    BelowReason.paper_explains: marked("A paper that I checked explains it"),
    BelowReason.other: marked("Another reason, in my words"),
}
ACCORDS: Mapping[Accord, str] = {
    Accord.none: marked("No colleague has looked yet."),
    Accord.agree: marked("A colleague came to the same view."),
    Accord.tie: marked("A colleague came to another view. A third look breaks the tie."),
    Accord.with_first: marked("A third look came to the same view as the officer."),
    Accord.with_second: marked("A third look came to the same view as the colleague."),
    Accord.apart: marked("All three looks differ. Talk it over with your supervisor."),
}


def shown(edition: Edition, noted: JudgementNoted) -> Said:
    """Say a view beside the outcome of the rules."""
    return officer(
        "Your view: %(view)s. By the rules: %(rule)s.",
        view=officer(edition.guidance.words(noted.view).shown),
        rule=officer(edition.guidance.words(noted.rule).shown),
    )


def reason(code: str) -> Said | None:
    """Say the reason of a view; none where none was given."""
    told: dict[str, str] = {one.value: says for one, says in (*ABOVE.items(), *BELOW.items())}
    return officer(told[code]) if code in told else None
