"""What was changed past the journal after it was approved leads to no payment: not by any way out."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.support.desk import OWN_ACCOUNT, Desk

CHANGES = {
    "account": ("UPDATE request SET account = '40702810938000012345'", "40702810410001518679 → 40702810938000012345"),
    "amount": ("UPDATE request SET amount = 5", "1234567 → 5"),
    "contractor": ("UPDATE request SET contractor = 'ООО «ДРУГОЕ»'", "ООО «БРУЛЕР» → ООО «ДРУГОЕ»"),
    "inn": ("UPDATE request SET inn = '7707083893'", "9714017207 → 7707083893"),
    "bic": ("UPDATE request SET bic = '044525225'", "044525974 → 044525225"),
    "purpose": ("UPDATE request SET purpose = 'Иное'", "→ Иное"),
    "a file taken out": ("UPDATE request_file SET detached = 1", "files: "),
    "a file out of the content": ("UPDATE request_file SET in_content = 0", "files: "),
    "a file removed": ("DELETE FROM request_file", "files: "),
    "a file put in": (
        "INSERT INTO request_file SELECT 99, request_id, kind, name, media_type, sha256, 1, added_by, added_at, 0"
        " FROM request_file",
        "files: ",
    ),
}
WAYS = {
    "bank export": ("bank", "export", "{id}", "-o", "{folder}/out.txt"),
    "order": ("order", "{id}", "-o", "{folder}/out.pdf"),
    "order --attach": ("order", "{id}", "--attach"),
    "qr": ("qr", "{id}"),
    "qr, a picture": ("qr", "{id}", "-o", "{folder}/out.png"),
    "pack": ("pack", "{id}", "-o", "{folder}/out.zip"),
    "pay": ("pay", "{id}", "--number", "1"),
}


@pytest.fixture
def tampered(sqlite_desk: Desk, request: pytest.FixtureRequest) -> tuple[Desk, int]:
    """An approved request with an invoice, whose row or whose file was changed past all triggers."""
    desk = sqlite_desk
    desk.vera.ok("own-account", "add", "main", *OWN_ACCOUNT)
    paper = desk.folder / "invoice.pdf"
    paper.write_bytes(b"%PDF-1.7 invoice")
    number = int(desk.anna.new("--invoice", str(paper), "--submit")["id"])
    desk.hanna.ok("approve", number)
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            db.execute(f"DROP TRIGGER {name}")
        assert db.execute(request.param).rowcount == 1
        for _name, sql in triggers:
            db.execute(sql)
    return desk, number


@pytest.mark.parametrize(("tampered", "shown"), CHANGES.values(), ids=CHANGES, indirect=["tampered"])
def test_nothing_leads_to_a_payment_of_what_was_not_approved(tampered, shown):
    desk, number = tampered
    before = sorted(desk.folder.iterdir())
    for way, words in WAYS.items():
        result = desk.vera.run(*(word.format(id=number, folder=desk.folder) for word in words))
        assert result.code == 6, (way, result)
        assert result.out == "", way
        if way != "pay":  # which shows each field on a line of its own
            assert shown in result.err, way
    error = desk.vera.run("pay", number, "--json").error
    assert error["code"] == "content_differs"
    assert error["problems"] != []
    assert sorted(desk.folder.iterdir()) == before
    assert desk.olga.show(number)["status"] == "approved"


@pytest.mark.parametrize("tampered", ["UPDATE setting SET value = value WHERE name = 'guards_sha256'"], indirect=True)
def test_the_same_ways_are_open_to_what_was_approved(tampered):
    """Else the test above would prove nothing."""
    desk, number = tampered
    for words in WAYS.values():
        desk.vera.ok(*(word.format(id=number, folder=desk.folder) for word in words))
