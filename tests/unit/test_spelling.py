"""Words that are typed wrong."""

from types import SimpleNamespace

import pytest

from retrieval.questions import spelling

TEXT = "The burglary of a boat in Harlow is recorded. A burglary of two boats, a business. Business rates; Tenby."


class _Words:
    def stems(self, text: str) -> list[str]:
        return [text.lower()]

    def known(self, stem: str) -> bool:
        return stem in TEXT.lower()

    def alike(self, word: str, count: int) -> list[str]:
        return ["p-1"]


_LIBRARY = SimpleNamespace(passages=lambda ids: [SimpleNamespace(text=TEXT)])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("how many burglery calls?", "how many burglary calls?"),
        ("Buisness rates", "Business rates"),
        ("what of boots?", "what of boots?"),  # a word of its own
        ("is Harlov safe?", "is Harlov safe?"),  # a name
        ("is harlov safe?", "is harlov safe?"),  # like one that is only ever a name
        ("baot of tenbi@oxmere.example", "baot of tenbi@oxmere.example"),  # too short, and an address
    ],
)
def test_slips_are_mended(typed: str, read: str) -> None:
    vocabulary = {"boots", "many", "calls", "rates"}
    assert spelling.mended(typed, _Words(), _LIBRARY, lambda word: 1 if word in vocabulary else 2) == read  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("robery", "robbery", True),
        ("robbbery", "robbery", True),
        ("robbary", "robbery", True),
        ("rbobery", "robbery", True),
        ("bobbery", "robbery", False),
        ("roberi", "robbery", False),
        ("robbery", "robbery", True),
    ],
)
def test_one_slip(typed: str, meant: str, slip: bool) -> None:
    assert spelling.one_slip(typed, meant) is slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what isnt allowed", "what isn't allowed"),
        ("Whats a mooring", "What's a mooring"),
        ("why couldnt they, and wont they pay", "why couldn't they, and won't they pay"),
        ("theyve dredged it", "they've dredged it"),
        ("as was his wont", "as was his wont"),
    ],
)
def test_apostrophes_that_were_left_out(typed: str, meant: str) -> None:
    assert spelling.with_apostrophes(typed) == meant
