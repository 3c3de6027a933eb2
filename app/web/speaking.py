"""The two voices of one request, handed to every template under their two names."""

from collections.abc import Callable

from flask import Flask
from flask import current_app
from flask import g

from app.domain.consent import ReviewState
from app.domain.text import Text
from app.i18n.catalogues import Catalogues
from app.i18n.formatting import language_words
from app.i18n.language import Language
from app.i18n.voices import Said
from app.i18n.voices import Voices


def install(app: Flask, catalogues: Catalogues, officer_tag: Callable[[], str]) -> None:
    """Give every request of an app its voices, and every template `officer` and `person`.

    `officer_tag` is asked once a request, so that a change in the settings shows at once.
    """
    app.extensions["catalogues"] = catalogues
    app.extensions["officer_tag"] = officer_tag
    app.jinja_env.globals.update(
        officer=officer, officer_n=officer_n, person=person, language_name=language_name
    )


def catalogues() -> Catalogues:
    """Give the catalogues of this app."""
    found: Catalogues = current_app.extensions["catalogues"]
    return found


def voices() -> Voices:
    """Give the voices of this request; the person's language is not chosen until told."""
    if "voices" not in g:
        tag = current_app.extensions["officer_tag"]()
        g.voices = Voices(catalogues().language(tag), None, catalogues())
    found: Voices = g.voices
    return found


def speak_to(tag: str | None) -> Voices:
    """Let the person's voice of this request speak one language; None leaves it unchosen."""
    chosen: Language | None = catalogues().language(tag) if tag else None
    g.voices = Voices(voices().officer_language, chosen, catalogues())
    return voices()


def language_name(language: Language) -> str:
    """Name a language to the officer."""
    return language_words(voices().officer_language, language)


def officer(text: Text | str, **values: object) -> Said:
    """Say something to the officer."""
    return voices().officer(text, **values)


def officer_n(one: str, many: str, count: int, **values: object) -> Said:
    """Say a counted thing to the officer."""
    return voices().officer_n(one, many, count, **values)


def person(text: Text | str, **values: object) -> Said:
    """Say something to the person."""
    return voices().person(text, **values)


def in_english(words: str) -> Said:
    """Mark words that stand in English on purpose, such as those of an English form."""
    source = voices().catalogues.source
    return Said(words=words, lang=source.tag, dir=source.direction, state=ReviewState.source)
