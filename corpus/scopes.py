"""What a key of the HTTP endpoint may do."""

from enum import StrEnum


class Scope(StrEnum):
    """``write`` includes ``read``."""

    READ = "read"
    WRITE = "write"
