"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """As installed, such as ``0.1.0``; ``unreleased`` where the program runs without being installed."""
    try:
        return version("answerable")
    except PackageNotFoundError:
        return "unreleased"
