"""The error tree: stable codes, all documented, all raised somewhere."""

import re

import pytest

from thucydides.errors import CODES, InputError, SourceUnavailable, ThucydidesError


def test_an_unlisted_code_cannot_be_raised():
    with pytest.raises(KeyError):
        ThucydidesError("read.no-such-code", "cause")


def test_an_error_tells_item_cause_hint_and_code():
    error = InputError("capture.empty", "no bytes", hint="leave it out", item="a.txt")
    assert (str(error), error.hint, error.code) == ("a.txt: no bytes", "leave it out", "capture.empty")


def test_only_what_may_pass_is_retryable():
    assert SourceUnavailable("capture.url.timeout", "no answer").retryable
    assert not InputError("capture.empty", "no bytes").retryable


def test_every_code_is_used_and_every_used_code_is_listed(root):
    source = "\n".join(path.read_text() for path in (root / "src").rglob("*.py") if path.name != "errors.py")
    unused = [code for code in CODES if f'"{code}"' not in source]
    assert not unused
    used = set(re.findall(r'(?:Error|Unavailable|Busy|TooNew|Refusal)\(\s*"([a-z][a-z-]*(?:\.[a-z-]+)+)"', source))
    assert used <= set(CODES)
