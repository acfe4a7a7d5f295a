"""The head of a Markdown file: keys and values between two lines of dashes."""

import importlib
import re
from typing import Any

try:
    _yaml: Any = importlib.import_module("yaml")
except ImportError:  # it comes with other packages and is not asked for by itself
    _yaml = None

_HEAD = re.compile(r"\A(?:[ \t]*\n)*---[ \t]*\n(?P<body>(?:.*?\n)??)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^(?P<key>[\w][\w -]*):[ \t]+(?P<value>\S.*?)[ \t]*$")


def front_matter(text: str) -> tuple[dict[str, str], int, tuple[str, ...]]:
    """Keys and values as strings, the offset at which the text behind the head begins, and warnings.

    A head that does not hold keys and values is left in the text, with a warning if it is not even YAML.
    """
    match = _HEAD.match(text)
    if match is None:
        return {}, 0, ()
    if _yaml is None:
        return plain_pairs(match["body"]), match.end(), ()
    try:
        events = _yaml.parse(match["body"], Loader=_yaml.BaseLoader)
        if any(isinstance(event, _yaml.AliasEvent) for event in events):  # ten lines that refer to each other mean a gigabyte
            return {}, 0, ("The front matter refers to itself: it is kept as text.",)
        values = _yaml.load(match["body"], Loader=_yaml.BaseLoader)  # the base loader makes nothing but strings
    except (_yaml.YAMLError, RecursionError):
        return {}, 0, ("The front matter is not valid YAML: it is kept as text.",)
    if not isinstance(values, dict):
        return {}, 0 if values else match.end(), ()
    return {str(key): _string(value) for key, value in values.items()}, match.end(), ()


def plain_pairs(body: str) -> dict[str, str]:
    """The lines ``key: value`` of a head, quotes around values taken off; every other line is passed over."""
    pairs = (match for line in body.split("\n") if (match := _PAIR.match(line)))
    return {match["key"]: match["value"].strip("\"'") for match in pairs}


def _string(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_string, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_string(inner)}" for key, inner in value.items())
    return str(value).strip()
