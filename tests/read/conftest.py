"""How the tests of reading read: bytes and a name in, a document out, through the very way the pipeline takes."""

from collections.abc import Callable

import pytest

from thucydides.model.document import Capture, Document, Hints
from thucydides.model.ids import capture_id
from thucydides.plugins import load
from thucydides.read.choose import reader_for

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def read() -> Read:
    def _read(source: str | bytes, **hints: object) -> Document:
        data = source.encode() if isinstance(source, str) else source
        given = Hints(**hints)  # type: ignore[arg-type]
        capture = Capture(capture_id(data), len(data))
        document: Document = load("thucydides.read", reader_for(capture, data, given)).read(capture, data, given)
        return document

    return _read


@pytest.fixture(scope="session")
def kinds() -> Callable[[Document], list[tuple[str, str]]]:
    return lambda document: [(part.kind, part.span.of(document.text)) for part in document.parts]
