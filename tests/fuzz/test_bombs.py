"""Files and texts made to take all memory or all time: refused within seconds and in bounded memory.

The program runs in a process of its own, whose peak of memory and processor time the system tells.
"""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import time
import zipfile

import pytest
import xlsxwriter

from paydesk import dates, folding, form, money, requisites
from tests.fuzz.test_parsers import TODAY
from tests.support.desk import ROOT, environment

if sys.platform == "win32":
    pytest.skip("resource is of Unix", allow_module_level=True)

MEGABYTES = 200
SECONDS = 2.0
"""Of the processor."""

HARMLESS = ("laughs_sheet.xlsx", "nested.xlsx")
"""Read as the tables they are: what is bad in them is never unpacked."""

HEAD = "Подрядчик;ИНН;Счет;Сумма;Срок оплаты\n"


def book(cells=(("Подрядчик", "ИНН", "Сумма", "Срок оплаты"), ("ООО", "7707083893", 5, "04.12.2026"))):
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Л")
        for number, row in enumerate(cells):
            sheet.write_row(number, 0, row)
    return body.getvalue()


def with_parts(change, more=()):
    """A good workbook with some of its parts replaced, and more of them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book())) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            new.writestr(
                name,
                change.get(name, old.read(name)) if not callable(change.get(name)) else change[name](old.read(name)),
            )
        for name, body in more:
            new.writestr(name, body)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
) + b"]>"  # fmt: skip


def doctype(text, use):
    """Put a document type behind the declaration, and a use of its entity into the first text."""

    def change(body):
        head, mark, rest = body.partition(b"?>")
        return head + mark + text + rest.replace(b"<t>", b"<t>" + use, 1)

    return change


def lying(body):
    """Let the directory say that everything is small."""
    made, place = bytearray(body), 0
    while (place := made.find(b"PK\x01\x02", place)) >= 0:
        made[place + 24 : place + 28] = struct.pack("<I", 10)
        place += 4
    return bytes(made)


def nested(depth):
    body = b"\0" * (30 << 20)
    for _level in range(depth):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(4):
                archive.writestr(f"{number}.zip", body)
        body = outer.getvalue()
    return with_parts({}, [("xl/media/inner.zip", body)])


def overlapping():
    """Entries of the directory that all point to one kernel, as in David Fifield's bomb."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        archive.writestr("k", b"\0" * (9 << 20))
    data = body.getvalue()
    start = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", start + 1)
    end = data.index(b"PK\x05\x06")
    entry = data[second:end]
    directory = data[start:second] + entry * 2000
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", 2001, 2001)
    tail[12:20] = struct.pack("<II", len(directory), start)
    return data[:start] + directory + bytes(tail)


BOMBS = {
    "ratio.xlsx": lambda: with_parts({SHEET: b"<worksheet>" + b" " * (90 << 20)}),
    "shared.xlsx": lambda: with_parts({STRINGS: b"<sst>" + b"<si><t>x</t></si>" * (4 << 20)}),
    "huge.xlsx": lambda: with_parts({}, [("xl/media/x", b"\0" * (120 << 20))]),
    "many.xlsx": lambda: with_parts({}, [(f"xl/media/{n}", b"") for n in range(20_000)]),
    "nested.xlsx": lambda: nested(2),
    "lying.xlsx": lambda: lying(with_parts({}, [("xl/media/x", b"\0" * (120 << 20))])),
    "lying_sheet.xlsx": lambda: lying(with_parts({SHEET: b"<worksheet>" + b" " * (150 << 20)})),
    "overlapping.xlsx": overlapping,
    "corner.xlsx": lambda: book([["ИНН", "Сумма"], *[[]] * 5, ["x"] * 30]).replace(b"", b""),
    "laughs.xlsx": lambda: with_parts({STRINGS: doctype(LAUGHS, b"&a11;")}),
    "laughs_sheet.xlsx": lambda: with_parts({SHEET: doctype(LAUGHS, b"&a11;")}),
    "external.xlsx": lambda: with_parts({STRINGS: doctype(b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", b"&a;")}),
    "laughs.html": lambda: LAUGHS.replace(b"x [", b"html [") + b"<table><tr><td>&a11;",
    "cells.html": lambda: b"<table><tr>" + b"<td colspan=1000>x" * 200_000,
    "rows.html": lambda: b"<table>" + b"<tr><td rowspan=65000 colspan=1000>" * 20_000,
    "deep.html": lambda: b"<table><tr><td>" * 500_000,
    "open.html": lambda: b"<table><tr><td" + b" a" * 1_000_000,
    "ended.html": lambda: b"<table><tr><td" + b" a" * 1_000_000 + b">",
    "comment.html": lambda: b"<table><!--" + b"-" * 8_000_000,
    "tags.html": lambda: b"<table>" + b"<" * 300_000,
    "line.csv": lambda: HEAD.encode() + b"x" * (60 << 20),
    "delimiters.csv": lambda: HEAD.encode() + b";" * (30 << 20),
    "quote.csv": lambda: HEAD.encode() + b'"' + b"x\n" * (20 << 20),
    "quotes.csv": lambda: HEAD.encode() + b'""' * (20 << 20),
    "deep.json": lambda: b"[" * (20 << 20),
    "deep_objects.json": lambda: b'[{"a":' * 2_000_000,
    "deep_value.json": lambda: b'[{"inn": "1", "amount": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}]",
    "number.json": lambda: b'[{"inn": "1", "amount": ' + b"9" * (3 << 20) + b"}]",
    "exponent.json": lambda: b'[{"inn": "7707083893", "amount": 1e999999999}]',
    "exponent_text.json": lambda: b'[{"inn": "7707083893", "amount": "1e999999999"}]',
    "text.json": lambda: b'[{"inn": "' + b"9" * (60 << 20) + b'"}]',
    "keys.json": lambda: b"[{" + b",".join(b'"k%d": 1' % n for n in range(300_000)) + b"}]",
    "unended.jsonl": lambda: b'{"inn": "1", "amount": 1}\n' * 3 + b'{"inn": "' + b"\\u0041" * (5 << 20),
}  # fmt: skip


NURSE = """
import json, os, resource, sys
from paydesk.__main__ import main
import paydesk.cli, paydesk.intake, paydesk.formats.tabular.workbook, python_calamine, paydesk.commands.intake, typer.main

for line in os.fdopen(os.dup(0)):
    *words, told, report = json.loads(line)
    if child := os.fork():
        os.waitpid(child, 0)
        print("done", flush=True)
        continue
    os.dup2(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.argv[1:] = words
    code = None
    try:
        main()
    except SystemExit as left:
        code = left.code
    used = resource.getrusage(resource.RUSAGE_SELF)
    try:
        # Of this process alone: what the system counts otherwise begins with the size of whoever started it.
        with open("/proc/self/status") as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        peak = used.ru_maxrss / (1 << 20)
    with open(report, "w") as out:
        json.dump([code, used.ru_utime + used.ru_stime, peak], out)
    os._exit(0)
"""
"""Loads the program once, and has a child of its own for each command line."""


@pytest.fixture(scope="module")
def nurse(folder):
    env = environment(PAYDESK_DB=f"sqlite:///{folder / 'paydesk.db'}", PAYDESK_USER="anna.desk")
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", NURSE], env=env, cwd=ROOT, text=True, **streams) as process:
        yield process
        process.stdin.close()


def measured(nurse, words, folder):
    """Exit code, seconds of the processor, megabytes at the peak, and what was said."""
    told, report = folder / "told", folder / "report"
    report.unlink(missing_ok=True)
    nurse.stdin.write(json.dumps([*words, str(told), str(report)]) + "\n")
    nurse.stdin.flush()
    assert nurse.stdout.readline() == "done\n"
    assert report.exists(), "the program was killed"
    return (*json.loads(report.read_text()), told.read_text())


@pytest.fixture(scope="module")
def folder(sqlite_template, tmp_path_factory):
    import shutil

    found = tmp_path_factory.mktemp("bombs")
    shutil.copy(sqlite_template, found / "paydesk.db")
    return found


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_is_refused_soon_and_in_little_memory(nurse, folder, name):
    path = folder / name
    path.write_bytes(BOMBS[name]())
    code, seconds, megabytes, said = measured(nurse, ["import", str(path), "--dry-run", "--json"], folder)
    path.unlink()
    assert code == (0 if name in HARMLESS else 3), said[-500:]
    assert "Traceback" not in said
    assert "root:" not in said
    assert name in HARMLESS or json.loads(said)["error"]["code"] != "fault"
    assert len(said) < 20_000
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), f"{name}: {seconds:.2f} s, {megabytes:.0f} MB"


# -- Patterns that could go back and forth for hours -------------------------------------------------------------------

PUMPS = (
    "1" * 4000, "1 " * 2000, "1." * 2000, "1-" * 2000, "1'" * 2000, "ИНН " * 1000, "ИНН" * 1300, "р/с " * 1000, "к/с:" * 1000,
    "a" * 4000, "A1" * 2000, "DE89" * 1000, "DE89 " * 800, " " * 3999 + "x", "\n" * 3999 + "x", "\t " * 2000, "ООО «" * 800,
    "«" * 4000, '"' * 4000, "ИНН/КПП " * 500, "7707083893/" * 360, "- " * 2000, "," * 4000, "e" * 4000, "1e" * 2000,
    "БИК 04452522" * 300, "40702810740000432537 " * 190, "в банке " * 500, "Банк получателя: " * 230, "\u00a0" * 3999 + "1",
    "итого " * 600, "1" * 3999 + "x", "(" * 4000, "00:00:00." * 440,
)  # fmt: skip


@pytest.mark.parametrize("pump", PUMPS, ids=range(len(PUMPS)))
def test_no_pattern_goes_back_and_forth(pump):
    before = time.process_time()
    requisites.read_text(pump)
    requisites.read_text("ИНН " + pump + "\nр/с " + pump)
    form.parse({key: pump for key in form.FIELD if key != "requisites"}, TODAY)
    form.parse({"requisites": pump}, TODAY)
    for size in (10, 30, 40, 60, 64, 4000):
        money.parse_amount(pump[:size], "RUB")
        money.parse_currency(pump[:size])
        dates.parse_date(pump[:size], TODAY)
        dates.parse_period(pump[:size], TODAY)
    folding.fold_name(pump)
    assert time.process_time() - before < 2
