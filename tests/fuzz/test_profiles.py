"""What a night of fuzzing is made of."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# Imported for their shares, which they tell when they are loaded.
from tests.fuzz import profiles, test_command_line, test_hostile_text, test_machine, test_parsers
from tests.support.desk import ROOT

TESTED = (test_command_line, test_hostile_text, test_machine, test_parsers)


def test_the_night_has_a_million_cases():
    assert all(TESTED)
    assert sum(profiles.shares.values()) == profiles.NIGHT


@pytest.mark.parametrize(("name", "code"), [("ci", 0), ("nightly", 0), ("nigthly", 1)])
def test_a_profile_that_there_is_not_is_an_error(name, code):
    environment = {**os.environ, "HYPOTHESIS_PROFILE": name}
    words = [sys.executable, "-c", "from tests.fuzz import profiles; profiles.base()"]
    done = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == code, done.stderr.decode()
