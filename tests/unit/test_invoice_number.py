"""Numbers of invoices are compared without what people vary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk.invoice_number import invoice_key, normal


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("15", "№ 15", True),
        ("15", "Счёт № 015", True),
        ("А-15", "A-15", True),  # Cyrillic and Latin
        ("А-15", "а – 15", True),
        ("Счет-фактура 7", "7", True),
        ("INV-0042/2026", "inv 42/2026", True),
        ("15", "16", False),
        ("15", "150", False),
        ("12", "1-2", False),
        ("15/1", "15/2", False),
        ("0", "00", True),
        ("№", "№", False),
        ("", "", False),
    ],
)
def test_what_is_one_number(ours, theirs, same):
    key = invoice_key("7707083893", ours)
    assert (key is not None and key == invoice_key("7707083893", theirs)) is same


@given(st.text(alphabet="0123456789АBсЁё№#- –_/.noсчет", max_size=20) | st.text(max_size=20))
def test_normalising_twice_is_normalising_once(number):
    assert normal(normal(number)) == normal(number)
