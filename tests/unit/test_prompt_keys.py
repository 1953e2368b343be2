"""Single keys as answers: every letter means one thing, in both languages and both layouts."""

from __future__ import annotations

import pytest

from paydesk import messages
from paydesk.commands import review
from paydesk.messages import _
from paydesk.prompts.keys import read_keys


@pytest.fixture(params=["ru", "en"])
def language(request):
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


def test_every_key_of_the_review_means_one_thing(language):
    keys = read_keys([(value, _(text)) for value, text in review._KEYS])
    assert [key.value for key in keys] == ["approve", "reject", "return", "skip", "open", "quit"]
    letters = [letter for key in keys for letter in key.letters]
    assert len(letters) == len(set(letters)) == 4 * len(keys)
    for key in keys:
        assert key.title
        assert (key.letters[0] in "абвгдежзийклмнопрстуфхцчшщъыьэюя") == (language == "ru")


def test_the_same_key_of_the_other_layout_and_a_capital_letter_count():
    (one,) = read_keys([("approve", "a: approve")])
    assert (one.value, one.letters, one.title) == ("approve", "aфAФ", "approve")
    (one,) = read_keys([("approve", "с: согласовать")])
    assert one.letters == "сcСC"


@pytest.mark.parametrize("second", ["a: ask", "ф: ask"])
def test_a_letter_that_would_mean_two_things_is_refused(second):
    with pytest.raises(ValueError, match="two things"):
        read_keys([("approve", "a: approve"), ("ask", second)])
