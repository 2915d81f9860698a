"""The attributor behind the trained model: the model sees who says what, the rules read chains, voices and doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from thucydides.attribute.rules import attribute_rows
from thucydides.attribute.seen import Seen, merged
from thucydides.attribute.speech import read
from thucydides.model.claim import Claim
from thucydides.model.document import READABLE, Document
from thucydides.model.span import Span
from thucydides.ports import Attributor, Card, package_file

#: Least chance with which a finding of the model alone becomes a claim. On PolNeAR dev, floor 0: P .724 R .716 F1 .720;
#: 0.2: .739, .713, .726; 0.3: .765, .700, .731 (and .609 of indirect speech).
FLOOR = 0.3

See = Callable[[str, Sequence[Span]], Sequence[Seen]]


class ModelAttributor:
    """Attributes by the trained model and the rules together; ``see`` gives the model's attributions of paragraphs."""

    def __init__(self, see: See, version: str, floor: float = FLOOR) -> None:
        """Keep what every reading needs."""
        self.see, self.floor = see, floor
        self.card = Card(
            name="model",
            version=version,
            takes=("document",),
            gives="claims",
            summary="who says what, by a trained encoder and linker; chains, voices and doubt by lexicon and rule",
            languages=("en",),
        )

    def attribute(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims in order of their first content offset; every span lies inside a readable part."""
        if document.language not in ("", *self.card.languages):
            return attribute_rows(document, read(document))
        size = len(document.text)
        spans = [part.span for part in document.parts if part.kind in READABLE and part.span.end <= size]
        rows = read(document)
        return attribute_rows(document, merged(document.text, rows, self.see(document.text, spans), self.floor))


@cache
def shipped() -> Attributor:
    """Return the attributor with the weights of the package; loading takes some 0.2 CPU seconds, once."""
    from thucydides.learn.model import Model

    folder = package_file("weights") / "attribution-en"
    model = Model(folder)

    def see(text: str, spans: Sequence[Span]) -> Sequence[Seen]:
        readings = model.read(text, spans)
        return [Seen(a.cue, a.content, a.source, a.sure) for one in readings for a in one.attributions]

    return ModelAttributor(see, model.version)
