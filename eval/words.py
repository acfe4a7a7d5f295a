"""Counting words as a reader would: runs of characters between white space."""


def count(text: str) -> int:
    """Words in ``text``."""
    return len(text.split())
