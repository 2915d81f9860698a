"""Values only: frozen, comparable, serialisable; no effect, no heavy import.

The words are those of ``docs/reference/glossary.md``. Every id is a tagged digest of a documented canonical form
(:mod:`thucydides.model.ids`), so the same input gives the same ids on any machine and in any order of arrival.
"""
