"""Comparing what the server says with the examples of its description."""

import json
import os
from pathlib import Path

import pytest

from api import openapi

ANEW = "REGENERATE_GOLDEN"  # in the environment after a change that is meant
# Scores agree to two digits or so: processors round the 32-bit sums between the 8-bit products in different orders.
_ROUNDED = {"score": 0.1, "confidence": 0.02, "similarity": 0.02}
_PASSING = {"created", "changed", "checked_at", "at", "timings_ms"}


def assert_real(real):
    """That the examples of these names are what the server says; written anew first if the environment says so."""
    if os.environ.get(ANEW):
        openapi.EXAMPLES.update(real)
        file = Path(openapi.__file__).with_name("examples.json")
        file.write_text(json.dumps(openapi.EXAMPLES, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, one in real.items():
        assert one == _expected(one, openapi.EXAMPLES[name]), name


def _expected(got, shown):
    """What is shown, but ids of jobs and times as they were got, which are others each time; scores need only be close."""
    if isinstance(got, list) and isinstance(shown, list) and len(got) == len(shown):
        return [_expected(*pair) for pair in zip(got, shown, strict=True)]
    if not isinstance(got, dict) or not isinstance(shown, dict):
        return shown
    passing = _PASSING | ({"id"} if "task" in shown else set())
    return {name: got.get(name) if name in passing else _near(name, got.get(name), one) for name, one in shown.items()}


def _near(name, got, shown):
    return pytest.approx(shown, abs=_ROUNDED[name]) if name in _ROUNDED and shown is not None else _expected(got, shown)
