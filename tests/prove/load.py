"""Many people at once: forked processes that file, decide, pay and look, each counting what it was told is done.

``python -m tests.prove.load`` reads an order as JSON on standard input and prints what every process counted. It is a
program of its own, because only a process without threads may be forked with an easy mind.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOST = (4, 5, 6)
"""How a command ends when somebody else was faster."""

FORM = (
    "--contractor", "ООО «БРУЛЕР»", "--amount", "12 345,67", "--due", "2026-12-04", "--inn", "9714017207",
    "--bic", "044525974", "--account", "40702810410001518679", "--corr-account", "30101810145250000974",
    "--purpose", "Оплата по счету 17 от 20.11.2026 за кабель, без НДС",
)  # fmt: skip


@dataclass
class Worker:
    """One person at one process."""

    login: str
    role: str
    url: str
    seed: int
    patient: bool = False
    """Whether a database that is out of reach is waited for, and not a fault."""

    done: Counter[str] = field(default_factory=Counter)
    """Action → how often this process was told that it is done."""

    filed: list[str] = field(default_factory=list)
    decided: list[tuple[str, int]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lost: int = 0
    away: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.drafts: list[int] = []

    def run(self, *words: object) -> tuple[int, str]:
        from paydesk import cli

        out, err = io.StringIO(), io.StringIO()
        began = time.perf_counter()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = int(cli.run([str(word) for word in words]))
        self.times.append(time.perf_counter() - began)
        if code in LOST:
            self.lost += 1
        elif code == 7 and self.patient:
            self.away += 1
        elif code:
            self.faults.append(f"{self.login}: {words[:2]}: {code}: {err.getvalue()[:300]}")
        return code, out.getvalue()

    def act(self, action: str, number: int, *words: object) -> bool:
        code, _ = self.run(action, number, *words)
        if code == 0:
            self.done[action] += 1
            self.decided.append((action, number))
        return code == 0

    def found(self, *words: object) -> list[int]:
        """The numbers in a list, in an order of chance."""
        code, out = self.run(*words, "--json")
        numbers = [one["id"] for one in json.loads(out)] if code == 0 else []
        self.chance.shuffle(numbers)
        return numbers

    def go(self, until: float) -> None:
        step = {"manager": self.file, "head": self.decide, "accountant": self.pay}[self.role]
        while time.time() < until:
            step()

    def file(self) -> None:
        subject = f"{self.login} {len(self.times)}"
        straight = self.chance.random() < 0.5
        code, out = self.run("new", "--subject", subject, *FORM, "--json", *(("--submit",) if straight else ()))
        if code == 0:
            self.filed.append(subject)
            self.done.update(["create", "submit"] if straight else ["create"])
            if not straight:
                self.act("submit", json.loads(out)["id"])
        if self.chance.random() < 0.2:
            for number in self.found("inbox")[:3]:  # what came back
                self.act("submit", number)

    def decide(self) -> None:
        listing = ("registry", "--status", "pending", "--limit", 20, "--sort", self.chance.choice(("id", "-id")))
        for number in self.found(*listing)[:4]:
            action = self.chance.choices(("approve", "return", "reject"), (8, 1, 1))[0]
            self.act(action, number, *(() if action == "approve" else ("-m", "because")))

    def pay(self) -> None:
        if self.chance.random() < 0.1:
            self.found("inbox")
        listing = ("registry", "--status", "approved", "--limit", 20, "--sort", self.chance.choice(("id", "-id")))
        for number in self.found(*listing)[:4]:
            if self.chance.random() < 0.9:
                self.act("pay", number, "--number", "17", "--date", "2026-12-01")
            else:
                self.act("return", number, "-m", "because")


def work(told: dict[str, Any], until: float, write: int) -> None:
    """Be one of the processes."""
    os.environ.update({"PAYDESK_DB": told["url"], "PAYDESK_USER": told["login"]})
    worker = Worker(**told)
    worker.go(until)
    counted = {
        "login": worker.login, "done": dict(worker.done), "filed": worker.filed, "decided": worker.decided,
        "times": worker.times, "faults": worker.faults, "lost": worker.lost, "away": worker.away,
    }  # fmt: skip
    with os.fdopen(write, "w") as out:
        json.dump(counted, out)


def fork(told: dict[str, Any], until: float) -> int:
    """Start one process; return where its answer is to be read."""
    read, write = os.pipe()
    if os.fork() == 0:
        code = 1
        try:
            os.close(read)
            work(told, until, write)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    return read


def main() -> None:
    import paydesk.cli
    import paydesk.filing
    import paydesk.inbox
    import paydesk.journal
    import paydesk.registry
    import paydesk.render.listing
    import paydesk.saved_views
    import paydesk.setup  # noqa: F401 - loaded before the fork, so that start-up hides nothing

    order = json.load(sys.stdin)
    warm(order["workers"][0])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    until = time.time() + order["seconds"]
    answers = []
    for read in [fork(worker, until) for worker in order["workers"]]:
        with os.fdopen(read) as answer:
            answers.append(json.loads(answer.read() or '{"faults": ["a process died"], "done": {}}'))
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    json.dump(answers, sys.stdout)


def warm(told: dict[str, Any]) -> None:
    """Do one of each for nothing, so that no process begins with what is done once in a life."""
    from paydesk import cli

    os.environ.update({"PAYDESK_DB": told["url"], "PAYDESK_USER": told["login"]})
    number = str(10**9)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for words in (["registry"], ["inbox", "--json"], ["new", "--amount", "-"], ["submit", number],
                      ["approve", number], ["return", number, "-m", "x"], ["reject", number, "-m", "x"],
                      ["pay", number]):  # fmt: skip
            cli.run(words)


# The other side


def team(count: int) -> list[str]:
    """The roles of so many people: more who file than who decide or pay."""
    return [("manager", "head", "manager", "accountant")[number % 4] for number in range(count)]


@contextlib.contextmanager
def started(
    people: Sequence[tuple[str, str, str]], seconds: float, *, patient: bool = False
) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Let these people, each of (login, role, URL), work for a time; yield a function that waits for what they counted."""
    from tests.rules.runner import ENVIRONMENT

    seed = int(os.environ.get("PAYDESK_TEST_SEED", random.randrange(10**6)))
    workers = [
        {"login": login, "role": role, "url": url, "seed": seed + number, "patient": patient}
        for number, (login, role, url) in enumerate(people)
    ]
    env = {**os.environ, **ENVIRONMENT, "PAYDESK_TODAY": "2026-12-01", "PYTHONPATH": str(ROOT), "TZ": "UTC"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.prove.load"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps({"workers": workers, "seconds": seconds}))
        process.stdin.close()
        assert process.stdout.readline() == "ready\n"
        yield lambda: json.loads(process.stdout.read())


def run(people: Sequence[tuple[str, str, str]], seconds: float) -> list[dict[str, Any]]:
    """Let these people work for a time; return what they counted."""
    with started(people, seconds) as counted:
        return counted()


if __name__ == "__main__":
    main()
