"""Which version of the program this is."""


def program_version() -> str:
    """As installed, such as ``0.1.0``; ``unreleased`` where the program runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("answerable")
    except PackageNotFoundError:
        return "unreleased"
