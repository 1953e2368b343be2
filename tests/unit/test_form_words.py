"""The words of a form, and the fingerprint that tells two payments apart."""

import dataclasses
import datetime
import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from paydesk.form import Form
from paydesk.form_words import fingerprint, to_words

any_text = st.text(st.characters(codec="utf-8"), max_size=60)
dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))


@given(st.builds(Form, subject=any_text, contractor=any_text | st.none(), amount=st.integers(1, 10**12) | st.none(),
                 due_date=dates, account=any_text | st.none(), bank=any_text, purpose=any_text | st.none()))  # fmt: skip
def test_the_fingerprint_is_of_the_words_as_json(one):
    words = to_words(one)
    left_out = {"requisites", "bank"} if one.account else set()
    left_out |= {"subject"} if one.purpose else set()
    kept = {key: word for key, word in words.items() if key not in left_out}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert fingerprint(one) == hashlib.sha256(text.encode()).hexdigest()[:32]


def test_the_fingerprint_tells_payments_apart():
    base = Form(
        contractor="ООО «Ёлка»", amount=100, due_date=datetime.date(2026, 12, 4), account="40702810740000432537"
    )
    assert len(fingerprint(base)) == 32
    for changes in ({"amount": 101}, {"currency": "USD"}, {"account": "1"}, {"due_date": None}, {"purpose": "x"}):
        assert fingerprint(dataclasses.replace(base, **changes)) != fingerprint(base), changes
    # With an account, the free text and the name of the bank only repeat what the fields say.
    assert fingerprint(dataclasses.replace(base, requisites="р/с 40702810740000432537", bank="ПАО")) == fingerprint(
        base
    )
    without = dataclasses.replace(base, account=None)
    assert fingerprint(dataclasses.replace(without, requisites="а")) != fingerprint(
        dataclasses.replace(without, requisites="б")
    )
