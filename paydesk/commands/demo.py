"""A business day on a new database, played through the real command line and narrated."""

from __future__ import annotations

import typer


def demo(context: typer.Context) -> None:
    raise NotImplementedError
