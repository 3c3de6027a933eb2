"""What the lock protects and what it does not, in plain words, locked or open."""

from flask import Blueprint
from flask import current_app
from flask import url_for
from werkzeug.wrappers import Response

from app.i18n.voices import marked
from app.web.deeds import no_record
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("lock_facts", __name__)
FACTS = (
    (
        marked("Switched off"),
        (
            marked("Nobody can read what you saved without your passphrase."),
            marked("Somebody can see that this program is here, and how large its files are."),
            marked("A passphrase that others can guess protects nothing."),
        ),
    ),
    (
        marked("Switched on and locked"),
        (
            marked("The part of the program that held your keys has ended."),
            marked("With special tools somebody can copy the memory and try PINs at home."),
            marked("Switched off is safer. Then only the passphrase opens the device."),
        ),
    ),
    (
        marked("Open"),
        (
            marked("Whoever holds the open device can read all that you can read."),
            marked("It locks when nobody touches it for a few minutes, and when it sleeps."),
            marked("Hide shows a clock and locks 30 seconds later. It deletes nothing."),
        ),
    ),
    (
        marked("Blocked"),
        (
            marked("Nobody here can open it, not even you. Your agency can."),
            marked("Without a recovery key of your agency a device cannot be blocked."),
        ),
    ),
    (
        marked("What no lock can stop"),
        (
            marked("A photograph of the screen."),
            marked("Somebody who makes you open the device. Block it first, if you can."),
            marked("A harmful program that runs on this computer in your name."),
            marked("A browser: after the lock it may keep what it showed. Use the window."),
            marked("Old copies that the disk keeps by itself."),
        ),
    ),
)


@blueprint.get("/what-the-lock-does")
@no_record("words about the lock")
def facts() -> Response:
    """Show what the lock protects in each state, and what it does not."""
    is_open = "preferences" in current_app.blueprints
    return respond(
        "lock/_facts.html",
        title=officer("What the lock does"),
        facts=[(officer(state), [officer(one) for one in lines]) for state, lines in FACTS],
        back=url_for("preferences.settings" if is_open else "home.home"),
        hide=is_open,
    )
