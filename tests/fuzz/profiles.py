"""How many cases the tests of this folder try: few with each change, a million at night.

``HYPOTHESIS_PROFILE`` chooses ``ci`` (the default) or ``nightly``. Each test asks for a share of the cases of the
night; what the shares of all tests make together is counted in ``test_profiles.py``. ``PAYDESK_FUZZ_CASES`` makes a
night shorter or longer.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from hypothesis import HealthCheck, settings

NIGHT: Final = 1_000_000
"""Cases of all tests together with the profile ``nightly``."""

PROFILES: Final = ("ci", "nightly")
CHOSEN: Final = os.environ.get("HYPOTHESIS_PROFILE", "ci")

ASKED: Final = int(os.environ.get("PAYDESK_FUZZ_CASES", NIGHT))

shares: dict[str, int] = {}
"""Test → its cases at night, as :func:`cases` was asked for them."""


def register() -> None:
    """Make the profiles known; none is made the default, for the other tests have settings of their own."""
    common: dict[str, Any] = {"database": None, "print_blob": True, "suppress_health_check": list(HealthCheck)}
    settings.register_profile("fuzz-ci", deadline=None, derandomize=True, **common)
    settings.register_profile("fuzz-nightly", deadline=None, **common)


register()


def base() -> settings:
    """Settings of the chosen profile. A name that there is not is an error, or a night would try ten cases."""
    if CHOSEN not in PROFILES:
        raise ValueError(f"HYPOTHESIS_PROFILE={CHOSEN}: one of {', '.join(PROFILES)}")
    return settings.get_profile(f"fuzz-{CHOSEN}")


def count(ci: int, nightly: int, times: int = 1) -> int:
    """Cases of one run of a test that is run ``times`` times (once for each of its parameters)."""
    return ci if CHOSEN == "ci" else max(1, nightly * ASKED // NIGHT // times)


def cases(ci: int, nightly: int, *, times: int = 1, seconds: float = 5, **more: Any) -> Callable[[Any], Any]:
    """Settings of one test: its cases in each profile, and the seconds after which a single case counts as hanging."""

    def decorate(test: Any) -> Any:
        shares[f"{test.__module__}.{test.__qualname__}"] = nightly
        return settings(base(), max_examples=count(ci, nightly, times), deadline=timedelta(seconds=seconds), **more)(
            test
        )

    return decorate
