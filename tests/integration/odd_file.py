"""One odd file of a test: what it is called, what it holds, and what must become of it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Odd:
    """``outcome`` is what must become of the file; "either" where both are right, so long as it is said plainly.
    ``says`` is a part of the reason why it failed."""

    name: str
    data: bytes
    outcome: Literal["added", "failed", "either"] = "either"
    says: str = ""
