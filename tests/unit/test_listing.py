"""States as people name them on the command line."""

import pytest

from paydesk import messages
from paydesk.commands.listing import _statuses
from paydesk.errors import UsageError


@pytest.fixture(autouse=True)
def russian():
    before = messages.language()
    messages.use("ru")
    yield
    messages.use(before)


@pytest.mark.parametrize(
    ("word", "states"),
    [
        ("approved", ("approved",)),
        ("Согласован к оплате", ("approved",)),
        ("согласован", ("approved",)),
        ("черновик,отказано", ("draft", "rejected")),
    ],
)
def test_a_state_is_known_by_its_name_and_by_the_first_word_of_it(word, states):
    assert _statuses([word]) == states


@pytest.mark.parametrize("word", ["на", "соглас", "", "оплата"])
def test_nothing_is_guessed(word):
    with pytest.raises(UsageError):
        _statuses([word])
