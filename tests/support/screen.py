"""A terminal of 80 columns with somebody in front of it: what is on the screen, and keys as a person presses them."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

ROOT = Path(__file__).parents[2]
# What the libraries would say on their own.
FOREIGN = ("Use arrow keys", "Finish with", "Cancelled by user", "Invalid input", "CPR", "WARNING")


class Screen:
    """A terminal of 80 columns with somebody in front of it."""

    def __init__(self, folder, *arguments, **environment):
        self.folder = folder
        env = os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "CI": ""}
        env |= {"PAYDESK_CONFIG": str(folder / "none.toml")} | environment
        self.child = pexpect.spawn(
            sys.executable, list(arguments), dimensions=(50, 80), cwd=str(folder), env=env, encoding="utf-8", timeout=20
        )
        self.screen = pyte.HistoryScreen(80, 50, history=2000)
        self.stream = pyte.Stream(self.screen)

    @property
    def text(self):
        """Everything on the screen and above it; a line that was broken at the edge is whole again."""
        above = ["".join(line[column].data for column in range(80)) for line in self.screen.history.top]
        return "\n".join(line.rstrip() for line in [*above, *self.screen.display])

    def _read(self):
        try:
            self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            return False
        return True

    def wait(self, *texts):
        """Wait until all the texts are there, and then until the screen is still."""
        deadline = time.monotonic() + 20
        while not all(text in self.text for text in texts):
            assert time.monotonic() < deadline, f"{texts} did not come:\n{self.text}"
            if not self._read() and not all(text in self.text for text in texts):
                pytest.fail(f"ended without {texts}:\n{self.text}")
        self._read()

    def answer(self, question, keys):
        """Wait for a question to be the last one, then press keys."""
        deadline = time.monotonic() + 20
        while not self._last_question().startswith(question):
            assert time.monotonic() < deadline, f"{question!r} was not asked:\n{self.text}"
            self._read()
        self._read()
        self.child.send(keys)

    def _last_question(self):
        questions = [line[2:] for line in self.text.split("\n") if line.startswith("? ")]
        return questions[-1] if questions else ""

    def end(self):
        """Wait for the end and return what came of it."""
        self.wait("The end.")
        self.child.close()
        for text in FOREIGN:
            assert text not in self.text
        return json.loads((self.folder / "outcome.json").read_text("utf-8"))
