"""Where a database is: its URL, read and checked.

A password that stands in a URL gets into no message.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from paydesk.errors import N_, Unavailable, UsageError


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: ``dialect`` is ``sqlite`` or ``postgresql``; ``path`` or ``url`` says the rest."""

    dialect: str
    url: str
    path: Path | None = None

    @property
    def shown(self) -> str:
        """The address without a password, for messages."""
        if self.path is not None:
            return str(self.path)
        scheme, rest = self.url.split("://", 1)
        login, at, host = rest.partition("?")[0].rpartition("@")
        return f"{scheme}://{login.split(':', 1)[0]}{at}{host}"


def parse_url(url: str) -> Address:
    """Read a database URL: ``sqlite:///path`` or ``postgresql://…`` as libpq takes it, several hosts included.

    Raises UsageError for anything else.
    """
    scheme, found, rest = url.partition("://")
    match scheme.removesuffix("+psycopg"):
        case "sqlite" if rest.startswith("/") and len(rest) > 1 and "\0" not in unquote(rest):
            return Address("sqlite", url, Path(unquote(rest[1:])))
        case "postgresql" | "postgres" if found:
            return Address("postgresql", f"postgresql://{rest}")
        case _:
            raise UsageError(
                N_("The database URL {url} is not understood. Write sqlite:///path.db or postgresql://user@host/name."),
                code="bad_url",
                url=url.rsplit("@", maxsplit=1)[-1],
            )


def connection_parameters(address: Address) -> dict[str, Any]:
    """Return what libpq reads in a PostgreSQL URL. Raises UsageError for one that it does not understand."""
    import psycopg

    try:
        return dict(psycopg.conninfo.conninfo_to_dict(address.url))
    except psycopg.ProgrammingError:
        # Its words repeat the URL, with the password that may stand in it.
        raise bad_url(address) from None


def bad_url(address: Address) -> UsageError:
    """Return the error for a database URL that means nothing."""
    return UsageError(
        N_("The database URL {url} is not understood. Write sqlite:///path.db or postgresql://user@host/name."),
        code="bad_url",
        url=address.shown,
    )


def is_there(path: Path) -> bool:
    """Tell whether there is a file. Raises Unavailable when there can be none, as under a name that is too long."""
    try:
        return path.exists()
    except OSError as error:
        raise Unavailable(
            N_("The database {place} is out of reach: {detail}"),
            code="away",
            place=str(path),
            detail=error.strerror or type(error).__name__,
        ) from error
