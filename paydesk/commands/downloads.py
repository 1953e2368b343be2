"""A file that people name by its address: fetched over https, within limits, into a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from paydesk import __version__
from paydesk.commands.inputs import MAX_BYTES, check_size, opened
from paydesk.errors import N_, InvalidData, NotFound

if TYPE_CHECKING:
    from urllib.request import BaseHandler

SECONDS: Final = 60
"""How long a server may be silent."""

MAX_DIRECTORY: Final = 64 * 1024**2
"""The largest directory of banks that is fetched; the real one has two megabytes, unpacked six."""

_BLOCK: Final = 1 << 20
_HERE: Final = ("localhost", "127.0.0.1", "::1")


def opened_or_fetched(word: str, limit: int = MAX_BYTES) -> BinaryIO:
    """Return what a path, ``-`` or an address names, to be read more than once.

    An address is https, or http of this machine: what comes over http anybody on the way can change. Raises
    InvalidData for another address and for more than ``limit`` bytes, NotFound for what the server does not give.
    """
    if "://" not in word:
        return opened(word)
    return _fetched(word, limit)


def _fetched(address: str, limit: int) -> BinaryIO:
    import tempfile
    from http.client import HTTPException
    from urllib.request import Request, build_opener

    _require_safe(address)
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        request = Request(address, headers={"User-Agent": f"paydesk/{__version__}"})  # noqa: S310 - checked above
        with build_opener(_safe_redirects()).open(request, timeout=SECONDS) as answer:
            while block := answer.read(_BLOCK):
                spool.write(block)
                check_size(address, spool.tell(), limit)
    except (OSError, HTTPException, ValueError) as error:  # URLError, time-outs and TLS are OSErrors
        spool.close()
        raise NotFound(
            N_("{address} cannot be fetched: {detail}. Download the file by other means and name it here."),
            code="not_fetched",
            address=address,
            detail=str(getattr(error, "reason", "")) or str(error) or type(error).__name__,
        ) from error
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return spool


def _require_safe(address: str) -> None:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    except ValueError:
        is_safe = False
    if not is_safe:
        raise InvalidData(
            N_("{address} is no https address. Name an address that begins with https://, or a file."),
            code="bad_address",
            address=address,
        )


def _safe_redirects() -> BaseHandler:
    """Return a handler that lets a server send us to safe addresses only."""
    from urllib.request import HTTPRedirectHandler

    class Redirects(HTTPRedirectHandler):
        def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:
            _require_safe(newurl)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    return Redirects()
