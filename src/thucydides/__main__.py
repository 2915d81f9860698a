"""``python -m thucydides`` is the same program as ``thucydides``."""

from thucydides.cli import main

main()
