"""JSON and JSON lines."""

import io
import json
import tracemalloc
from decimal import Decimal

import pytest

from paydesk.errors import InvalidData
from paydesk.formats.tabular import open_source

ITEM = {"contractor": "ООО", "inn": "7701999023", "amount": 1234.56, "files": [{"id": 1}], "history": {}}


def lines(text):
    return list(open_source(io.BytesIO(text.encode())).lines())


def code(text):
    with pytest.raises(InvalidData) as caught:
        lines(text)
    return caught.value.error_code


@pytest.mark.parametrize(
    "wrap",
    [
        lambda items: items,
        lambda items: {"requests": items},
        lambda items: {"total": 2, "totals": [{"currency": "RUB"}], "items": items, "next": {"a": [1]}},
        lambda items: {"result": items, "time": {"start": 1}},
        lambda items: {"result": {"time": 1, "items": items}},
        lambda items: {"files": [], "names": ["a"], "rows": items},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_arrays(wrap, indent):
    text = json.dumps(wrap([ITEM, {**ITEM, "bic": "044525225"}]), ensure_ascii=False, indent=indent)
    source = open_source(io.BytesIO(text.encode()))
    found = list(source.lines())
    assert source.kind == "json"
    assert [line.number for line in found] == [0, 1, 2]
    assert found[0].cells == [*ITEM, "bic"]
    assert found[1].cells == ["ООО", "7701999023", Decimal("1234.56"), None, None, None]
    assert found[2].cells[-1] == "044525225"
    assert source.exact_numbers


def test_lines():
    text = "\n".join(["", json.dumps(ITEM), "", json.dumps(ITEM), ""])
    source = open_source(io.BytesIO(text.encode()))
    assert source.kind == "jsonl"
    assert [line.number for line in source.lines()] == [0, 2, 4]
    assert [line.number for line in lines(json.dumps(ITEM))] == [0, 1]


def test_broken():
    for text in (
        '[{"a": 1}', '[{"a": 1} {"a": 2}]', '[{"a": 1},]', '[{"a": 1}] x', '[{"a": NaN}]', '[{"a": 1, "a": 2}]', "[1, 2]",
        '{"inn": 1, "amount": 2}\n[]', '[{"a": ' + "[" * 100_000, '{"requests": [{"a": 1}', '{"a" 1}', "[{a: 1}]",
        '[{"a": ' + "9" * 5000 + "}]",
    ):  # fmt: skip
        assert code(text) == "json_broken", text[:40]
    assert code('{"a": 1}') == "json_no_rows"
    with pytest.raises(InvalidData) as caught:
        lines('[\n{"a": 1},\n{"a": tru}]')
    assert caught.value.params["row"] == 3


def test_a_key_that_comes_late():
    items = [{"inn": "1", "amount": "2"}] * 300
    assert len(lines(json.dumps(items))) == 301
    assert len(lines(json.dumps([*items[:150], {"kpp": "3"}]))) == 152
    assert code(json.dumps([*items, {"kpp": "3"}])) == "json_new_key"
    assert code(json.dumps([{f"k{number}": 1 for number in range(300)}])) == "too_many_columns"


def test_an_empty_array():
    assert code("[]") == code('{"requests": []}') == "json_no_rows"


def test_a_long_array_streams():
    text = json.dumps([ITEM] * 50_000).encode()
    source = open_source(io.BytesIO(text))
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        assert sum(1 for _line in source.lines()) == 50_001
        assert tracemalloc.get_traced_memory()[1] - before < 5_000_000
    finally:
        tracemalloc.stop()


def test_two_objects_on_one_line_are_refused():
    one = json.dumps(ITEM, ensure_ascii=False)
    for between in ("", " ", "\t"):
        with pytest.raises(InvalidData) as caught:
            lines(f"{one}\n{one}{between}{one}\n")
        assert (caught.value.error_code, caught.value.params["row"]) == ("json_two_on_a_line", 2)
    # Objects over several lines have numbers of their own.
    over = json.dumps(ITEM, ensure_ascii=False, indent=1)
    numbers = [line.number for line in lines(f"{over} {over}\n")]
    assert len(set(numbers)) == 3
