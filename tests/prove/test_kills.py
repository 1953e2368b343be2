"""kill -9 at any moment of a command: all of its work is there or none, and the same command again finishes it.

``PAYDESK_TEST_KILLS`` sets how often for each command on each database, ``PAYDESK_TEST_SEED`` repeats the moments.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import func, select

from paydesk import models
from tests.prove import common
from tests.rules.runner import Runner, runners
from tests.support.desk import OWN_ACCOUNT, Desk, Handle

KILLS = common.amount_of("PAYDESK_TEST_KILLS", 4)
ROWS = 300
BATCH = 120
WHOLE_PROCESS = 4
"""One kill in so many hits a process that was started for it, start-up included; the others, a fork of a loaded one."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a child that is killed alone needs fork"),
    pytest.mark.timeout(120 + 5 * KILLS),
]


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with runners(1) as (one,):
        yield one


@dataclass
class Killer:
    """Somebody whose command lines are killed at chance moments."""

    runner: Runner
    desk: Desk
    name: str
    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    took: dict[bool, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = common.chance(self.name, self.desk.dialect)

    def run(self, who: Handle, *words: object) -> int:
        """Run to the end, in the loaded process."""
        self.runner.order(self.desk.url(who.login), who.login, *words, env=common.scene())
        answer = self.runner.heard()
        assert "Traceback" not in answer["err"], answer
        return int(answer["code"])

    def measure(self, who: Handle, *words: object, whole: bool) -> None:
        """Let a command line through, and note how long it takes."""
        began = time.monotonic()
        assert self._ended(who, words, None, whole=whole) == 0
        self.took[whole] = time.monotonic() - began

    def kill(self, trial: int, who: Handle, *words: object) -> int:
        """Kill a command line somewhere on its way; return its exit code, -9 when it was hit."""
        whole = trial % WHOLE_PROCESS == WHOLE_PROCESS - 1
        # Most of a process is its start-up: there, a kill in the first half says little.
        moment = self.chance.uniform(0.5 if whole else 0, 1.1) * self.took[whole]
        code = self._ended(who, words, moment, whole=whole)
        common.alone(self.desk)
        assert code in (0, -signal.SIGKILL), code
        if not code:  # it takes less time than the one that was measured, perhaps beside other work: aim earlier
            self.took[whole] *= 0.7
        return code

    def note(self, code: int, found: str) -> None:
        self.ends["killed" if code else "done", found] += 1

    def tell(self) -> None:
        """Say what became of the kills, and that enough of them came in time."""
        told = ", ".join(f"{end} and {found}: {count}" for (end, found), count in sorted(self.ends.items()))
        print(f"{self.name} on {self.desk.dialect}, {KILLS} kills over {self.took[False]:.3f} s: {told}")  # noqa: T201
        assert sum(count for (end, _), count in self.ends.items() if end == "killed") >= KILLS // 4, self.ends

    def _ended(self, who: Handle, words: tuple[object, ...], moment: float | None, *, whole: bool) -> int:
        if whole:
            return _process_ended(who, words, moment)
        self.runner.order(self.desk.url(who.login), who.login, *words, env=common.scene(), fork=True)
        child = self.runner.heard()["child"]
        if moment is not None:
            time.sleep(moment)
            with contextlib.suppress(ProcessLookupError):  # ended and reaped by the runner: then the number is free
                os.kill(child, signal.SIGKILL)
        return int(self.runner.heard()["code"])


def _process_ended(who: Handle, words: tuple[object, ...], moment: float | None) -> int:
    command = [sys.executable, "-m", "paydesk", *map(str, words)]
    silence: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    with subprocess.Popen(command, env=who.environment(), **silence) as process:
        if moment is not None:
            time.sleep(moment)
            process.kill()
        return process.wait()


def test_a_killed_import_files_all_rows_or_none(runner, desk):
    killer = Killer(runner, desk, "import")
    path = desk.folder / "rows.tsv"
    for whole in (False, True):
        path.write_text(common.table(f"measured {whole}", ROWS), "utf-8")
        killer.measure(desk.anna, "import", path, whole=whole)
    filed = 2 * ROWS
    for trial in range(KILLS):
        path.write_text(common.table(f"trial {trial}", ROWS), "utf-8")
        code = killer.kill(trial, desk.anna, "import", path)
        there = sum(common.statuses(desk).values()) - filed
        assert there in ((0, ROWS) if code else (ROWS,)), (trial, code)
        killer.note(code, "filed" if there else "nothing")
        # The same again: it files what is not there, and nothing twice.
        report = desk.anna.json("import", path)
        assert (report["created"], report["unchanged"]) == ((0, ROWS) if there else (ROWS, 0))
        filed += ROWS
    assert set(common.subjects(desk).values()) == {1}
    common.clean(desk)
    killer.tell()


def _batch(
    killer: Killer, ids: list[int], who: Handle, words: tuple[object, ...], before: str, after: str, back: Callable
) -> None:
    """Kill an action on a batch again and again; ``back`` brings the batch to where it was."""
    desk = killer.desk
    done = 0
    action = str(words[0])
    for whole in (False, True):
        killer.measure(who, *words, whole=whole)
        done += 1
        back()
    for trial in range(KILLS):
        code = killer.kill(trial, who, *words)
        found = common.statuses(desk, ids)
        assert found in (Counter({before: BATCH}), Counter({after: BATCH})), (trial, found)
        assert code or found == Counter({after: BATCH}), "said to be done and was not"
        killer.note(code, next(iter(found)))
        # The same again: it finishes, or says that all of it has been done.
        assert killer.run(who, *words) == (4 if found[after] else 0)
        assert common.statuses(desk, ids) == Counter({after: BATCH})
        done += 1
        assert set(common.events(desk, action).values()) == {done}
        back()
    common.clean(desk)
    killer.tell()


def test_a_killed_approval_approves_the_whole_batch_or_nothing(runner, desk):
    killer = Killer(runner, desk, "approve")
    ids = common.file_batch(desk, "batch", BATCH)

    def back() -> None:
        assert killer.run(desk.hanna, "return", *ids, "-m", "again") == 0
        assert killer.run(desk.anna, "submit", *ids) == 0

    _batch(killer, ids, desk.hanna, ("approve", *ids), "pending", "approved", back)


def test_a_killed_payment_marks_the_whole_batch_or_nothing(runner, desk):
    killer = Killer(runner, desk, "pay")
    ids = common.file_batch(desk, "batch", BATCH)
    assert killer.run(desk.hanna, "approve", *ids) == 0

    def back() -> None:
        assert killer.run(desk.vera, "reopen", *ids, "-m", "again") == 0

    words = ("pay", *ids, "--date", "2026-12-01")
    _batch(killer, ids, desk.vera, words, "approved", "paid", back)


def test_a_killed_export_leaves_the_old_file_or_the_new_one(runner, desk):
    common.file_batch(desk, "row", ROWS)
    killer = Killer(runner, desk, "registry -o")
    folder = desk.folder / "out"
    folder.mkdir()
    path = folder / "registry.csv"
    words = ("registry", "-o", path)
    for whole in (False, True):
        killer.measure(desk.olga, *words, whole=whole)
    new = path.read_bytes()
    assert new.count(b"\n") >= ROWS
    for trial in range(KILLS):
        old = None if trial % 2 else b"of yesterday\n"
        path.unlink() if old is None else path.write_bytes(old)
        code = killer.kill(trial, desk.olga, *words)
        found = path.read_bytes() if path.exists() else None
        assert found in ((old, new) if code else (new,)), (trial, code)
        killer.note(code, "whole" if found == new else "as before")
        # What a killed process could not clear away has a name of its own, hidden and told apart from the table.
        rest = [one.name for one in folder.iterdir() if one != path]
        assert all(name.startswith(f".{path.name}.") and name.endswith(".part") for name in rest), rest
        assert killer.run(desk.olga, *words) == 0
        assert path.read_bytes() == new
        assert sorted(one.name for one in folder.iterdir() if one != path) == sorted(rest)
    common.clean(desk)
    killer.tell()


def test_a_killed_bank_export_sends_the_whole_batch_or_nothing(runner, desk):
    """Requests are in a file that may have been sent, all of them, or in none; and a file that is saved is not lost."""
    desk.vera.ok("own-account", "add", "main", *OWN_ACCOUNT)
    ids = common.file_batch(desk, "batch", BATCH)
    desk.hanna.ok("approve", *ids)
    killer = Killer(runner, desk, "bank export")
    folder = desk.folder / "out"
    folder.mkdir()
    path = folder / "1c_to_kl.txt"
    words = ("bank", "export", *ids, "-o", path)
    made = 0

    def back() -> None:
        nonlocal made
        made += 1
        assert killer.run(desk.vera, "bank", "void", made, "-m", "again") == 0
        path.unlink(missing_ok=True)

    for whole in (False, True):
        killer.measure(desk.vera, *words, whole=whole)
        back()
    for trial in range(KILLS):
        code = killer.kill(trial, desk.vera, *words)
        with common.inside(desk) as connection:
            batches = connection.scalar(select(func.count()).select_from(models.bank_batch))
            items = Counter(connection.execute(select(models.bank_batch_item.c.batch_id)).scalars())
            sent = Counter(connection.execute(select(models.request.c.exported_in)).scalars())
        assert items == dict.fromkeys(range(1, batches + 1), BATCH), "a batch in part"
        assert sent in (Counter({None: BATCH}), Counter({made + 1: BATCH})), sent
        assert batches == made + (sent[None] == 0)
        killer.note(code, "whole" if batches > made else "nothing")
        if batches == made:
            assert code, "said to be done and was not"
            assert not path.exists(), "a file of which the database knows nothing"
            assert killer.run(desk.vera, *words) == 0
        else:
            # The same again makes no second file of it; the first is there to be had.
            assert killer.run(desk.vera, *words) == 6
        again = folder / "again.txt"
        assert killer.run(desk.vera, "bank", "show", made + 1, "--save", again) == 0
        assert not path.exists() or path.read_bytes() == again.read_bytes()
        again.unlink()
        back()
    assert set(common.events(desk, "export").values()) == {made}
    common.clean(desk)
    killer.tell()
