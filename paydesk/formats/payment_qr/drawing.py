"""Drawing a code as a picture or on a terminal."""

from __future__ import annotations

import io
from typing import Final, Literal, overload

from paydesk.formats.payment_qr.writing import too_large_refused

QUIET_ZONE: Final = 4
"""Light modules around the code; readers need them."""

PIXELS: Final = 8
"""Pixels of a module in a PNG: sharp on paper at 35 to 40 mm."""


@overload
def draw(payload: bytes, kind: Literal["png", "svg"]) -> bytes: ...
@overload
def draw(payload: bytes, kind: Literal["terminal"], margin: int = QUIET_ZONE) -> str: ...
def draw(payload: bytes, kind: Literal["png", "svg", "terminal"], margin: int = QUIET_ZONE) -> bytes | str:
    """Return the picture as a file, or as lines of text for a terminal with a dark background.

    ``margin`` is the light frame of the text, in modules: cameras read a code on a screen with less than the standard's.

    :raises InvalidData: the bytes are more than a code can hold.
    """
    import segno

    too_large_refused(payload)
    # Bytes as they are and no note of their encoding (ECI): the standard has its own digit for that.
    code = segno.make_qr(payload, error="m", mode="byte", eci=False, boost_error=False)
    if kind == "terminal":
        lines = io.StringIO()
        code.terminal(lines, border=margin, compact=True)
        return lines.getvalue()
    picture = io.BytesIO()
    if kind == "png":
        code.save(picture, kind="png", border=QUIET_ZONE, scale=PIXELS)
    else:
        code.save(picture, kind="svg", border=QUIET_ZONE, light="white")
    return picture.getvalue()
