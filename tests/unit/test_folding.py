"""Folding: what is written in different ways is found as one."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk.folding import fold, fold_name

any_text = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ЁЛКА", "елка"), ("Ёж", "еж"), ("  ООО   «Ромашка» ", "ооо ромашка"), ("A-B.c", "a b c"), ("ﬁ", "fi"),
        ("Straße", "strasse"), ("№ 5", "no 5"), ("...", ""), ("A\u0301", "á"),
    ],
)  # fmt: skip
def test_folded_for_searching(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("ООО «Ромашка»", "ромашка"), ('"РОМАШКА" ООО', "ромашка"), ("ИП Иванов И.И.", "иванов и и"), ("ООО", "ооо"),
        ("Example GmbH", "example"), ("ОООгонёк", "ооогонек"),
    ],
)  # fmt: skip
def test_a_name_is_folded_without_its_legal_form(name, folded):
    assert fold_name(name) == folded


@given(any_text)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)
    assert fold(text.upper()) == fold(text.lower()) or "ς" in text.lower() or len(text.upper()) != len(text)


@given(
    st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \u00a0\u0301\u00b4\u2028\x1c№ёЁй_")), max_size=40)
)
def test_folding_word_by_word_is_folding_the_whole(text):
    whole = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    assert fold(text) == re.sub(r"[\W_]+", " ", whole).strip()
