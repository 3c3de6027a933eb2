"""The words by which officers who share a device find their own place on the lock screen.

They come from this list alone, so that nothing personal can stand there in clear.
"""

from collections.abc import Mapping

from app.i18n.voices import marked

CODE_WORDS: Mapping[str, str] = {
    "anchor": marked("Anchor"),
    "apple": marked("Apple"),
    "bell": marked("Bell"),
    "boat": marked("Boat"),
    "bridge": marked("Bridge"),
    "cloud": marked("Cloud"),
    "drum": marked("Drum"),
    "feather": marked("Feather"),
    "garden": marked("Garden"),
    "ladder": marked("Ladder"),
    "lamp": marked("Lamp"),
    "leaf": marked("Leaf"),
    "mill": marked("Mill"),
    "moon": marked("Moon"),
    "pond": marked("Pond"),
    "river": marked("River"),
    "star": marked("Star"),
    "stone": marked("Stone"),
    "tower": marked("Tower"),
    "window": marked("Window"),
}
