"""Letters and figures that belong to the word beside them: large initials, and the raised numbers of notes."""

from dataclasses import replace

from ingest.readers.pdf.words import Word

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLER, RAISED = 0.8, 0.2  # of the font size: Word sets notes at two thirds, raised by a third


def joined(words: list[Word]) -> list[Word]:
    """A large first letter joined to the word that it begins, a note's number to the word that it follows."""
    kept: list[Word] = []
    for word in words:
        last = kept[-1] if kept else None
        if last is not None and _is_drop_cap(last, word):
            kept[-1] = replace(word, text=last.text + word.text)
        elif last is not None and _is_note(last, word):
            kept[-1] = replace(last, text=last.text + word.text.translate(SUPERSCRIPTS), x1=word.x1)
        else:
            kept.append(word)
    return kept


def _is_drop_cap(last: Word, word: Word) -> bool:
    return (
        len(last.text) == 1
        and last.text.isupper()
        and last.size >= 1.8 * word.size
        and word.text[0].islower()
        and 0 <= word.x0 - last.x1 + word.size <= 2 * word.size
        and last.top - word.size < word.middle < last.bottom
    )


def _is_note(last: Word, word: Word) -> bool:
    return (
        word.text.isdecimal()
        and len(word.text) <= 3
        and word.size < SMALLER * last.size
        and last.baseline - word.baseline > RAISED * last.size
        and abs(word.x0 - last.x1) < 0.5 * last.size
    )
