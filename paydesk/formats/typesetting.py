"""Setting a PDF with typst: a template beside this module, and data of which no sign can be taken for markup.

The same data makes the same bytes: no clock, no fonts of the system.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from paydesk import parts
from paydesk.errors import N_, Unavailable

# What the fonts inside the library can draw and what reads from left to right.
PRINTABLE: Final = frozenset(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x400, 0x45F), (0x490, 0x491), (0x2010, 0x2015))
    for code in range(first, last + 1)
) | frozenset("‘’‚“”„†‡•…‰‹›€₽№™−")


def clean(text: str) -> str:
    """Return one line of composed characters without invisible ones, such as marks that turn the direction."""
    seen = (sign for sign in text if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf"})
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).split())


def typeset(template: str, inputs: Mapping[str, Any]) -> bytes:
    """Return the PDF of a template beside this module; texts travel as they are, all else as JSON.

    Raises Unavailable without the library.
    """
    try:
        import typst
    except ImportError as missing:
        raise Unavailable(
            N_("A PDF needs the library typst. Install it: {command}"),
            code="no_pdf_library",
            command=parts.adding("pdf"),
        ) from missing
    told = {
        key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for key, value in inputs.items()
    }
    body = files(__package__).joinpath(template).read_bytes()
    # A template opens no file; without a folder named, the current one would have to exist.
    folder = Path(typst.__file__).parent
    compiler = typst.Compiler(body, root=folder, ignore_system_fonts=True, sys_inputs=told)
    made = compiler.compile(format="pdf", pdf_tags=False)
    assert isinstance(made, bytes)  # noqa: S101 - no output file was named
    return made
