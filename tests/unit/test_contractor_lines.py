"""What is said of a contractor: the one named above is not told to be merged with itself."""

from types import SimpleNamespace

import pytest

from paydesk import messages
from paydesk.render.contractor_words import card_lines


@pytest.fixture(autouse=True)
def english():
    before = messages.language()
    messages.use("en")
    yield
    messages.use(before)


@pytest.mark.parametrize(
    ("keys", "inn", "lines"),
    [
        (("7707083893",), "7707083893", []),
        (("7707083893", "9714017207"), "7707083893", ["  Merged from: 9714017207"]),
        (
            ("7707083893", "9714017207"),
            "9714017207",
            ["  Merged from: 7707083893"],
        ),  # the last request is to the old INN
        (("acme", "emca"), None, ["  Merged from: emca"]),
    ],
)
def test_the_others_are_named(keys, inn, lines):
    card = SimpleNamespace(email=None, notify=True, note=None)
    assert (
        card_lines(SimpleNamespace(keys=keys, card=card, last=SimpleNamespace(form=SimpleNamespace(inn=inn)))) == lines
    )
