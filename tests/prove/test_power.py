"""The power fails under SQLite: what was said to be done is on the disk, and what was not is there as a whole or not at all.

A command line runs under strace, which notes every write, sync, truncation and removal. From that the disk is made as
it may look after the power failed at any moment: all that was synced, and of the rest any sectors in any order. Disks
that lie about a sync are not meant; nothing helps against them.

``PAYDESK_TEST_LOSSES`` sets how often the power fails for each command, ``PAYDESK_TEST_SEED`` repeats the moments,
``PAYDESK_TEST_NEED_STRACE`` makes a missing strace a failure.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.prove import common
from tests.support.desk import Desk, Handle

LOSSES = common.amount_of("PAYDESK_TEST_LOSSES", 10)
ROWS = 120
SECTOR = 512
"""What a disk writes whole."""
SHARES = (0, 0.5, 0.9, 1)
"""How much of what was on its way to the disk gets there."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    pytest.mark.timeout(120 + 5 * LOSSES),
]

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,openat"
LINE = re.compile(r"\d+ +(\w+)\((.*)\) += +(\d+)")
HANDLE = re.compile(r"\d+<([^>]*)>")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """What a process asked of the system: a path, or nothing for its standard output."""

    name: str
    path: Path | None
    body: bytes = b""
    place: int = 0


def traced(who: Handle, *words: object) -> list[Call]:
    """Let a command line run to its end, and return what it wrote to its database and said, in order."""
    program = shutil.which("strace")
    if program is None:
        told = "there is no strace here"
        if os.environ.get("PAYDESK_TEST_NEED_STRACE"):
            pytest.fail(told)
        pytest.skip(told)
    log = who.desk.folder / "calls.txt"
    command = [
        program,
        "-f",
        "-y",
        "-xx",
        "-s",
        str(2**24),
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(log),
    ]
    command += [sys.executable, "-m", "paydesk", *map(str, words)]
    done = subprocess.run(command, env=who.environment(), capture_output=True, check=False, timeout=100)
    if b"ptrace" in done.stderr and not os.environ.get("PAYDESK_TEST_NEED_STRACE"):
        pytest.skip("strace may not look at processes here")
    assert done.returncode == 0, done
    return list(_calls(log, Path(who.desk.database)))


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.replace("\\x", ""))


def _calls(log: Path, database: Path) -> Iterator[Call]:
    ours = {str(database), f"{database}-wal", f"{database}-journal", str(database.parent)}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            found = LINE.match(line)
            if found is None:
                continue
            name, words, answer = found[1], found[2], int(found[3])
            handle = HANDLE.match(words)
            texts = [_bytes(text) for text in TEXT.findall(words)]
            if name == "write" and words.startswith("1<"):
                yield Call("said", None, texts[0])
                continue
            path = _bytes(handle[1]) if handle and name != "openat" else texts[0] if texts else b""
            if path.decode() not in ours:
                continue
            body = texts[-1] if name == "pwrite64" else b""
            numbers = [int(number) for number in re.findall(r"(?<=, )\d+", TEXT.sub("", words))]
            assert name != "write", "a write without a place"
            if name == "pwrite64":
                assert len(body) == answer, "a write in part"
            if name == "openat" and "O_CREAT" not in words:
                continue
            yield Call(name, Path(path.decode()), body, numbers[-1] if name in ("pwrite64", "ftruncate") else 0)


@dataclass
class File:
    """A file on the disk: what is surely there, and what is on its way."""

    body: bytearray
    waiting: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        for call in self.waiting:
            _apply(self.body, call)
        self.waiting.clear()

    def left(self, chance: random.Random, share: float) -> bytes:
        """Return what is found after the power failed: of the writes on their way a share of the sectors, in any order."""
        body = bytearray(self.body)
        pieces = [piece for call in self.waiting for piece in _sectors(call) if chance.random() < share]
        if chance.random() < 0.5:
            chance.shuffle(pieces)
        for piece in pieces:
            _apply(body, piece)
        return bytes(body)


def _sectors(call: Call) -> list[Call]:
    if call.name != "pwrite64":
        return [call]
    cuts = range(0, len(call.body), SECTOR)
    return [Call(call.name, call.path, call.body[cut : cut + SECTOR], call.place + cut) for cut in cuts]


def _apply(body: bytearray, call: Call) -> None:
    if call.name == "ftruncate":
        del body[call.place :]
        body.extend(bytes(call.place - len(body)))
    else:
        body.extend(bytes(max(0, call.place - len(body))))
        body[call.place : call.place + len(call.body)] = call.body


@dataclass
class Disk:
    """Files by their names; names that came or went are sure when their folder was synced."""

    files: dict[Path, File]
    new: set[Path] = field(default_factory=set)
    gone: dict[Path, File] = field(default_factory=dict)
    said: bytes = b""

    def see(self, call: Call) -> None:
        if call.path is None:
            self.said += call.body
        elif call.name == "openat":
            if call.path not in self.files:
                self.files[call.path] = File(bytearray())
                self.new.add(call.path)
        elif call.name == "unlink":
            self.gone[call.path] = self.files.pop(call.path)
            self.new.discard(call.path)
        elif call.name in ("fsync", "fdatasync"):
            if call.path in self.files:
                self.files[call.path].sync()
            else:
                self.new.clear()
                self.gone.clear()
        else:
            self.files[call.path].waiting.append(call)

    def lose(self, chance: random.Random, share: float, folder: Path) -> None:
        """Leave in a folder what is found after the power failed now, with a share of what was on its way."""
        for path, file in self.gone.items():
            if path not in self.files and chance.random() >= share:
                (folder / path.name).write_bytes(file.left(chance, share))
        for path, file in self.files.items():
            if path not in self.new or chance.random() < share:
                (folder / path.name).write_bytes(file.left(chance, share))


def after_losses(
    desk: Desk, who: Handle, words: tuple[object, ...], found: Callable[[Desk], bool], *, others: bool = False
) -> Counter[str]:
    """Let the power fail at many moments of a command line; ``found`` says whether its work is there, whole or not at all.

    Whoever is alone with the database writes all of it into the file at the end; beside ``others`` nobody does.
    """
    database = Path(desk.database)
    # Read while nobody has it open: to close a file gives up all locks that a process has on it.
    before = database.read_bytes()
    with contextlib.closing(sqlite3.connect(database)) as other:
        if others:
            other.execute("SELECT count(*) FROM request").fetchone()
        calls = traced(who, *words)
    is_last = any(call.name == "unlink" for call in calls)
    assert is_last != others
    assert found(desk)
    syncs = [place for place, call in enumerate(calls, start=1) if call.name in ("fsync", "fdatasync")]
    said = [place for place, call in enumerate(calls, start=1) if call.name == "said"]
    assert syncs, "nothing was synced"
    assert said, "nothing was said"
    chance = common.chance("power", who.name, *map(str, words[:1]))
    # The moments beside a sync and beside what was said are the ones that matter, and come first.
    telling = sorted({place + by for place in (*said, *syncs) for by in (-1, 0, 1) if 0 <= place + by <= len(calls)})
    moments = [said[0]] * len(SHARES) + chance.sample(telling, min(len(telling), LOSSES // 2))
    moments += [chance.randint(0, len(calls)) for _ in range(LOSSES - len(moments))]
    ends: Counter[str] = Counter()
    for number, moment in enumerate(moments):
        disk = Disk({database: File(bytearray(before))})
        for call in calls[:moment]:
            disk.see(call)
        folder = desk.folder / f"lost {number}"
        folder.mkdir()
        disk.lose(chance, SHARES[number % len(SHARES)], folder)
        lost = Desk("sqlite", folder, str(folder / database.name))
        done = found(lost)
        assert done or not disk.said, f"at {moment} of {len(calls)} it was said to be done, and is not there"
        common.clean(lost)
        if not done and number % 3 == 0:
            lost.person(who.name, *who.roles).ok(*words)
            assert found(lost)
        ends[f"{'said' if disk.said else 'not said'}, {'done' if done else 'not done'}"] += 1
        shutil.rmtree(folder)
    print(f"{words[0]}, {len(calls)} calls, {len(moments)} losses: {dict(ends)}")  # noqa: T201
    return ends


@pytest.mark.parametrize("others", [False, True])
def test_an_approval_that_was_told_outlives_the_power(sqlite_desk, others):
    ids = common.file_batch(sqlite_desk, "batch", ROWS)

    def found(desk: Desk) -> bool:
        states = common.statuses(desk, ids)
        assert states in (Counter(pending=ROWS), Counter(approved=ROWS)), states
        return states["approved"] == ROWS

    ends = after_losses(sqlite_desk, sqlite_desk.hanna, ("approve", *ids), found, others=others)
    assert ends["said, done"]


def test_an_import_that_was_told_outlives_the_power(sqlite_desk):
    sqlite_desk.pending()
    path = sqlite_desk.folder / "rows.tsv"
    path.write_text(common.table("row", ROWS), "utf-8")

    def found(desk: Desk) -> bool:
        rows = sum(count for subject, count in common.subjects(desk).items() if subject.startswith("row "))
        assert rows in (0, ROWS), rows
        return rows == ROWS

    ends = after_losses(sqlite_desk, sqlite_desk.anna, ("import", path, "--submit"), found)
    assert ends["said, done"]


def test_a_payment_that_was_told_outlives_the_power(sqlite_desk):
    ids = common.file_batch(sqlite_desk, "batch", 3)
    sqlite_desk.hanna.ok("approve", *ids)

    def found(desk: Desk) -> bool:
        states = common.statuses(desk, ids)
        assert states in (Counter(approved=3), Counter(paid=3)), states
        return states["paid"] == 3

    ends = after_losses(sqlite_desk, sqlite_desk.vera, ("pay", *ids, "--number", "17"), found)
    assert ends["said, done"]
