"""Start codes and launch tokens: once, for a while, with a few tries."""

from app.desktop.admission import Admission
from app.desktop.admission import Kind
from app.web.guard import Pass
from app.web.guard import fingerprint

RIGHT = fingerprint("RIGHTCODE")
WRONG = fingerprint("WRONGCODE")
PASS = Pass(name="s_00000000", sha256=fingerprint("cookie"))


def expecting(kind: Kind = Kind.code) -> Admission:
    """Make a door that waits for one secret since second 0."""
    admission = Admission()
    admission.expect(kind, "RIGHTCODE", 0.0)
    return admission


def test_the_right_code_lets_one_window_in() -> None:
    """The pass that is given is the one that counts from now on."""
    admission = expecting()

    assert admission.admit(Kind.code, RIGHT, PASS, 1.0)
    assert admission.given == PASS


def test_a_code_works_once() -> None:
    """Whoever read it over a shoulder comes too late."""
    admission = expecting()
    admission.admit(Kind.code, RIGHT, PASS, 1.0)

    assert not admission.admit(Kind.code, RIGHT, PASS, 2.0)


def test_three_wrong_tries_use_a_code_up() -> None:
    """Then even the right code is void, and a new one is needed."""
    admission = expecting()
    for _ in range(3):
        assert not admission.admit(Kind.code, WRONG, PASS, 1.0)

    assert admission.needs_code(1.0)
    assert not admission.admit(Kind.code, RIGHT, PASS, 1.0)


def test_a_code_runs_out_after_two_minutes() -> None:
    """A code left on a screen is worth nothing later."""
    admission = expecting()

    assert not admission.needs_code(119.9)
    assert admission.needs_code(120.0)
    assert not admission.admit(Kind.code, RIGHT, PASS, 120.0)


def test_a_token_runs_out_after_ten_seconds() -> None:
    """The window asks at once or never."""
    assert expecting(Kind.token).admit(Kind.token, RIGHT, PASS, 9.9)
    assert not expecting(Kind.token).admit(Kind.token, RIGHT, PASS, 10.0)


def test_a_code_is_no_token() -> None:
    """What was made for one way in does not open the other."""
    assert not expecting(Kind.code).admit(Kind.token, RIGHT, PASS, 1.0)


def test_a_wrong_try_leaves_the_window_that_is_in() -> None:
    """Guessing at the door throws nobody out."""
    admission = expecting()
    admission.admit(Kind.code, RIGHT, PASS, 1.0)
    admission.expect(Kind.code, "NEXT", 2.0)
    admission.admit(Kind.code, WRONG, Pass(name="s_11111111", sha256=""), 3.0)

    assert admission.given == PASS


def test_three_wrong_tokens_are_a_guess() -> None:
    """The count starts anew after it was told, and after the right one."""
    admission = expecting(Kind.token)
    guessed = []
    for shown in (WRONG, WRONG, RIGHT, WRONG, WRONG, WRONG, WRONG):
        admission.admit(Kind.token, shown, PASS, 1.0)
        guessed.append(admission.is_guessing())

    assert guessed == [False, False, False, False, False, True, False]


def test_wrong_codes_are_no_guess_of_tokens() -> None:
    """They are typed by hand, and use up the code alone."""
    admission = expecting()
    for _ in range(5):
        admission.admit(Kind.code, WRONG, PASS, 1.0)

    assert not admission.is_guessing()
