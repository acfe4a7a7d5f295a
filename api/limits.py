"""How many requests one caller may make."""

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from corpus.errors import TooMany, UsageError

USUAL = "600/minute"  # ten a second: a person and a page of theirs need a tenth of it
WRONG_KEYS = "10/minute"  # a slow hash takes 0.1 s, and nobody mistypes that often


class Rates:
    """Moving windows in this process's memory."""

    def __init__(self, rate: str | None) -> None:
        """Raises UsageError where ``rate`` is none, such as "600/minute"."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self.chosen = rate is not None
        self._rate = _parsed(rate or USUAL)
        self._wrong = _parsed(WRONG_KEYS)

    def request(self, caller: str) -> None:
        """Count a request of a caller. Raises TooMany."""
        self._count(self._rate, "request", caller, "Too many requests.")

    def wrong_key(self, address: str) -> None:
        """Count a wrong key from an address. Raises TooMany."""
        self._count(self._wrong, "key", address, "Too many wrong keys.")

    def may_try(self, address: str) -> None:
        """Whether an address may try another key. Raises TooMany."""
        if not self._limiter.test(self._wrong, "key", address):
            raise self._refusal(self._wrong, "key", address, "Too many wrong keys.")

    def _count(self, rate: RateLimitItem, sort: str, who: str, message: str) -> None:
        if not self._limiter.hit(rate, sort, who):
            raise self._refusal(rate, sort, who, message)

    def _refusal(self, rate: RateLimitItem, sort: str, who: str, message: str) -> TooMany:
        reset = self._limiter.get_window_stats(rate, sort, who).reset_time
        return TooMany(message, f"At most {rate} are allowed.", max(1.0, reset - time.time()))


def _parsed(rate: str) -> RateLimitItem:
    try:
        return parse(rate)
    except ValueError as error:
        raise UsageError(f"'{rate}' is no rate.", "Write it as 600/minute.") from error
