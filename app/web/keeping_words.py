"""Words on how long records are kept."""

from collections.abc import Mapping

from app.domain.held import HoldReason
from app.domain.retention_rule import Stage
from app.i18n.voices import marked

STAGES: Mapping[Stage, str] = {
    Stage.unfinished: marked("Not finished. Nothing was sent."),
    Stage.other_help: marked("Finished without sending."),
    Stage.not_opened: marked("Sealed to send. The desk has not opened it yet."),
    Stage.opened: marked("The desk has opened it."),
    Stage.withdrawn: marked("Taken back before it went."),
}
HOLDS: Mapping[HoldReason, str] = {
    HoldReason.court: marked("A court needs it"),
    HoldReason.complaint: marked("There is a complaint"),
    HoldReason.custody: marked("Somebody is held in custody"),
}
