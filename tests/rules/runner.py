"""A process that runs command lines of paydesk as it is told on standard input, without starting anew each time.

``python -m tests.rules.runner`` reads one JSON object a line, ``{"user": …, "db": …, "args": […], "at": moment}``, perhaps
with ``env`` for more of the environment, and answers ``{"code": …, "err": …}``. With ``fork`` it runs in a child, whose number is answered first, so that it can be
killed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

ENVIRONMENT = {
    "XDG_STATE_HOME": os.devnull + "/state",
    "PAYDESK_LANG": "en",
    "PAYDESK_NO_INPUT": "1",
    "PAYDESK_CONFIG": os.devnull + ".toml",
}


def answer(order: dict[str, Any]) -> dict[str, Any]:
    from paydesk import cli

    os.environ.update({**ENVIRONMENT, "PAYDESK_USER": order["user"], "PAYDESK_DB": order["db"], **order.get("env", {})})
    out, err = io.StringIO(), io.StringIO()
    while time.time() < order.get("at", 0):
        pass  # all at the same moment
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(order["args"])
    return {"code": int(code), "out": out.getvalue(), "err": err.getvalue()}


def in_child(order: dict[str, Any]) -> dict[str, Any]:
    """Run in a child and say its number before; the answer says whether it was killed."""
    child = os.fork()
    if child == 0:
        os._exit(answer(order)["code"])
    say({"child": child})
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status)}


def say(told: dict[str, Any]) -> None:
    sys.__stdout__.write(json.dumps(told) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


def main() -> None:
    import paydesk.cli
    import paydesk.files
    import paydesk.filing
    import paydesk.journal
    import paydesk.setup  # noqa: F401 - loaded now, so that nobody is late later

    say({"ready": os.getpid()})
    for line in sys.stdin:
        order = json.loads(line)
        say(in_child(order) if order.get("fork") else answer(order))


# The other side


class Runner:
    """One such process."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.rules.runner"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def order(self, db: str, user: str, *args: object, **more: Any) -> None:
        assert self.process.stdin
        told = {"db": db, "user": user, "args": [str(arg) for arg in args], **more}
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()

    def heard(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the process has ended"
        return dict(json.loads(line))

    def run(self, db: str, user: str, *args: object) -> dict[str, Any]:
        self.order(db, user, *args)
        return self.heard()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)
        assert self.process.stdout
        self.process.stdout.close()


@contextlib.contextmanager
def runners(count: int) -> Iterator[list[Runner]]:
    """Processes that are ready to go."""
    started = [Runner() for _ in range(count)]
    try:
        for one in started:
            one.heard()
        yield started
    finally:
        for one in started:
            one.close()


def at_once(started: Sequence[Runner], orders: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Give each process its order for the same moment; return the answers."""
    moment = time.time() + 0.02
    for one, order in zip(started, orders, strict=True):
        one.order(*order, at=moment)
    return [one.heard() for one in started]


if __name__ == "__main__":
    main()
