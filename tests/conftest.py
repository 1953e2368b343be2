"""Fixtures shared by all tests."""

from __future__ import annotations

from tests.support import postgres


def pytest_configure(config):
    postgres.start_for_session(config)


def pytest_unconfigure(config):
    postgres.stop_for_session(config)
