"""The demo ends with commands that work as they stand, where the person who reads them is."""

import os
import sys

import pytest

from paydesk.commands import demo


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The script in an environment of its own, and an empty folder that programs are looked for in."""
    folder = tmp_path / "environment"
    folder.mkdir()
    script = folder / "paydesk"
    script.touch(mode=0o755)
    found = tmp_path / "bin"
    found.mkdir()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setenv("PATH", str(found))
    return script, found


def test_a_script_that_is_not_found_by_its_name_is_called_by_its_path(installed):
    assert demo._program() == str(installed[0])


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_the_script_is_called_by_its_name(installed):
    script, found = installed
    (found / "paydesk").symlink_to(script)
    assert demo._program() == "paydesk"


@pytest.mark.skipif(os.name == "nt", reason="programs have a suffix there")
def test_another_paydesk_that_is_found_is_not_taken_for_this_one(installed):
    script, found = installed
    (found / "paydesk").touch(mode=0o755)
    assert demo._program() == str(script)


def test_without_a_script_the_name_alone_is_left(installed):
    installed[0].unlink()
    assert demo._program() == "paydesk"
