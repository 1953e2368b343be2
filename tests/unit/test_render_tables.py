"""Files of tables: whole or not at all; cells with their types."""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from paydesk.errors import InvalidData, UsageError
from paydesk.form import Form
from paydesk.models import CONTENT_COLUMNS
from paydesk.records import Request
from paydesk.render import tables

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
FORM = Form(contractor="ООО «Ёлка»", amount=1500, currency="JPY", due_date=date(2026, 12, 4), inn="7707083893")
REQUEST = Request(7, 2, "pending", "anna", FORM, NOW, NOW, "", 2, "")


def test_the_form_has_the_columns_of_the_table_in_their_order():
    """Rows are read by position."""
    assert tuple(Form.__dataclass_fields__) == CONTENT_COLUMNS


def test_a_file_takes_its_place_when_it_is_whole(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    path.chmod(0o640)
    with pytest.raises(ZeroDivisionError), tables.target(path) as stream:
        stream.write(b"half")
        raise ZeroDivisionError
    assert (path.read_text(), [one.name for one in tmp_path.iterdir()]) == ("old", ["out.csv"])
    with tables.target(path) as stream:
        stream.write(b"new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_new_file_has_the_usual_rights(tmp_path):
    mask = os.umask(0o027)
    try:
        with tables.target(tmp_path / "new.csv") as stream:
            stream.write(b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["absent/out.csv", "folder"])
def test_a_place_that_cannot_be_written(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(InvalidData) as refused, tables.target(tmp_path / name) as stream:
        stream.write(b"x")
    assert refused.value.error_code == "unwritable_file"
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_the_end_of_the_name_tells_the_format():
    assert tables.kind_of(Path("a.XLSX")) == "xlsx"
    assert tables.kind_of(Path("a.ndjson")) == "jsonl"
    for name in ("a", "a.pdf", ".csv"):
        with pytest.raises(UsageError):
            tables.kind_of(Path(name))


def test_cells_have_their_types():
    assert tables.value(REQUEST, "amount") == Decimal(1500)
    assert tables.value(REQUEST, "due_date") == date(2026, 12, 4)
    assert tables.value(REQUEST, "created_at") == NOW.astimezone().replace(tzinfo=None)
    assert tables.value(REQUEST, "inn") == "7707083893"
    assert tables.value(REQUEST, "kpp") is None
    assert tables.decimal(5, "KWD") == Decimal("0.005")
    assert str(tables.decimal(100, "RUB")) == "1.00"
