"""The command that adds a part is one for the environment that the program runs in."""

import sys

import pytest

from paydesk import parts
from paydesk.doctor import machine


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An environment of its own."""
    folder = tmp_path / "my tools" / "paydesk"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(folder))
    return folder


def test_pip_adds_a_part_to_its_own_environment(place):
    assert parts.adding("postgres") == "pip install 'paydesk[postgres]'"
    assert parts.upgrading() == "pip install --upgrade paydesk"


def test_pipx_is_told_which_environment(place):
    (place / "pipx_metadata.json").touch()
    assert parts.adding("pdf") == "pipx runpip paydesk install 'paydesk[pdf]'"
    assert parts.upgrading() == "pipx upgrade paydesk"


def test_pipx_may_have_given_it_another_name(place, monkeypatch):
    other = place.with_name("paydesk 2")
    other.mkdir()
    (other / "pipx_metadata.json").touch()
    monkeypatch.setattr(sys, "prefix", str(other))
    assert parts.adding("pdf") == "pipx runpip 'paydesk 2' install 'paydesk[pdf]'"
    assert parts.upgrading() == "pipx upgrade 'paydesk 2'"


def test_uv_is_told_the_environment_of_the_tool(place):
    (place / "uv-receipt.toml").touch()
    assert parts.adding("capture") == f"uv pip install --python '{place}' 'paydesk[capture]'"
    assert parts.upgrading() == "uv tool upgrade paydesk"


def test_the_doctor_names_the_command_of_this_environment(place, monkeypatch):
    (place / "pipx_metadata.json").touch()
    monkeypatch.setattr(machine, "_is_installed", lambda _package: False)
    cures = {finding.cure for finding in machine.extras(None)}
    assert cures == {f"pipx runpip paydesk install 'paydesk[{part}]'" for part in machine.EXTRAS}
