"""Words for what can be wrong with a new device, and with a try to open one."""

from collections.abc import Mapping

from app.i18n.voices import marked
from app.web.keeper import Mistake
from app.web.keeper import Notice
from app.web.keeper import Opening

MISTAKES: Mapping[Mistake, tuple[str, str]] = {
    Mistake.no_jurisdiction: ("jurisdiction", marked("Choose the country and its rules")),
    Mistake.no_language: ("language", marked("Choose your language")),
    Mistake.too_short: (
        "passphrase",
        marked("Make the passphrase longer: 15 letters or more, or 5 words"),
    ),
    Mistake.too_common: (
        "passphrase",
        marked("Choose another passphrase: many people use this one"),
    ),
    Mistake.not_the_same: (
        "again",
        marked("Type the same twice: the two are not the same"),
    ),
    Mistake.pin_digits: ("pin", marked("Make the PIN 6 digits long")),
    Mistake.pin_common: ("pin", marked("Choose another PIN: many people use this one")),
    Mistake.recovery: (
        "recovery",
        marked("Check the recovery key: it begins with age1 and is one long word"),
    ),
    Mistake.ticket: ("ticket", marked("Check the ticket: copy the whole text of it")),
    Mistake.already_set_up: ("", marked("This device is set up already")),
    Mistake.nobody_yet: ("", marked("Set this device up first: it has no officer yet")),
    Mistake.word: ("word", marked("Choose another word: this one is taken")),
    Mistake.wait: ("", marked("Too many tries. Wait a little, then try again.")),
    Mistake.made_up: ("", marked("Made-up people need no passphrase and no PIN")),
    Mistake.cannot_write: (
        "",
        marked("This device cannot write. Check that the disk has room"),
    ),
}
NOTICES: Mapping[Notice, str] = {
    Notice.passphrase_changed: marked("Your passphrase is changed. Enter the new one."),
    Notice.pin_changed: marked("Your PIN is changed. Enter the new one."),
    Notice.not_changed: marked("That was not your passphrase. Nothing was changed."),
}
OPENINGS: Mapping[Opening, str] = {
    Opening.wrong: marked("That was not right. Try again."),
    Opening.wait: marked("Too many tries. Wait a little, then try again."),
    Opening.needs_the_other: marked("The PIN does not open now. Use your passphrase."),
    Opening.damaged: marked(
        "This device cannot read what it saved. Nothing was deleted, and a copy was made. "
        "Ask your agency for help."
    ),
    Opening.no_room: marked("No room is left on this device. Nothing was lost."),
    Opening.too_new: marked("A newer version of this program saved here. Start the newer one."),
    Opening.no_key_store: marked(
        "The key store of this computer is missing or was changed. Nothing was deleted. "
        "Your agency can open this device with its recovery key."
    ),
    Opening.cannot_open: marked("This device cannot be opened. Ask your agency for help."),
    Opening.opened: "",
}
