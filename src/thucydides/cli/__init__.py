"""Command line."""


def main() -> None:
    """Start."""
