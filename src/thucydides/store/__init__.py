"""The ledger on disk: SQLite, content-addressed bytes, a hash-chained custody journal, and their verification.

The only stage that writes. Format: ``docs/reference/ledger-format.md``.
"""
