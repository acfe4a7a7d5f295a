"""Whose statement a sentence of minutes is."""

import time

import pytest

from retrieval.people.speakers import speaker


def said(text: str, quote: str) -> str | None:
    start = text.index(quote)
    return speaker(text, start, start + len(quote))


@pytest.mark.parametrize(
    ("text", "quote", "who"),
    [
        ("The Commissioner explained that 7 lamps were lit.", "7 lamps were lit.", "the Commissioner"),
        ("The Commissioner explained that 7 lamps were lit.", "The Commissioner explained", "the Commissioner"),
        (
            "In response to a question from Cllr Bell, the Harbour Master advised that it was late.",
            "it was late",
            "the Harbour Master",
        ),
        ("4.2 Councillor J. Bell asked whether lamps were lit.", "whether lamps were lit", "Councillor J. Bell"),
        ("Mr. Bell said that ropes are old. He added that nets are new.", "nets are new", "Mr. Bell"),
        (
            "The Chief Constable said so. She also noted that it rained. The lamps went out.",
            "The lamps went out.",
            "the Chief Constable",
        ),
        ("A member of the public asked why. The Chair replied that ropes cost more.", "ropes cost more", "the Chair"),
        ("Members expressed concern about the lamps.", "concern about the lamps", "members"),
        (
            "The Director of Finance and Assets further confirmed that it was paid.",
            "it was paid",
            "the Director of Finance and Assets",
        ),
        ("It was noted that the lamps are lit.", "the lamps are lit", None),
        ("The Chair said no. RESOLVED that the report be noted.", "the report be noted", None),
        ("The Chair said no.\n\nThe lamps are lit at night.", "The lamps are lit", None),
        ("The report explained that lamps are lit.", "lamps are lit", None),
        ("Lamps are lit at night. The wall is new.", "The wall is new", None),
        ("She said that lamps are lit.", "lamps are lit", None),
        ("The Chair said no. In response it was explained that ropes are old.", "ropes are old", None),
        ("The Chair said no:\n- Issues of the wall.", "Issues of the wall", None),
        ("In response the Chair outlined what is lit.", "what is lit", "the Chair"),
        ("", "", None),
    ],
)
def test_who_says_it(text, quote, who):
    assert said(text, quote) == who


@pytest.mark.parametrize("text", ["The Chief " * 3000, "In the " * 3000, "A. " * 3000, "the of and " * 3000])
def test_a_long_paragraph_takes_no_time(text):
    started = time.process_time()
    speaker(text, len(text) - 10, len(text))
    assert time.process_time() - started < 0.5
