"""The payment QR code on a terminal: it fits or is not drawn, for a torn code is read by no camera."""

from types import SimpleNamespace

import pytest

from paydesk.commands.printing import _on_terminal
from paydesk.errors import UsageError

PAYLOAD = b"ST00012|" + b"Purpose=" + b"x" * 440  # 77 modules, and 4 of margin on each side


def drawn(width, *, terminal=True):
    run = SimpleNamespace(out=SimpleNamespace(terminal=terminal, width=width))
    return _on_terminal(run, PAYLOAD).splitlines()


def test_a_code_has_the_margin_of_the_standard_where_it_fits():
    full = drawn(200)
    assert {len(line) for line in full if line} == {len(full[0])}
    assert drawn(10, terminal=False) == full, "a file has no edge"


def test_a_narrower_terminal_gets_a_narrower_margin():
    full, narrow = drawn(200), drawn(len(drawn(200)[0]) - 1)
    assert len(narrow[0]) == len(full[0]) - 6


def test_where_it_does_not_fit_a_picture_is_offered():
    narrowest = len(drawn(200)[0]) - 6
    assert drawn(narrowest)
    with pytest.raises(UsageError) as refused:
        drawn(narrowest - 1)
    assert refused.value.params == {"needed": narrowest, "width": narrowest - 1, "command": "-o code.png"}
