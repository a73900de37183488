"""The bytes of a text as text: UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import codecs

from perfcheck.importing.problems import not_a_document
from perfcheck.messages import msg

_SAMPLE = 4096
_MANY = 0.3
"""The share of zero bytes on one side that only UTF-16 has."""


def decoded(content: bytes) -> str:
    """The text of some bytes.

    Raises:
        UnusableError: they are no text in any of the encodings.
    """
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    hint = msg("save the text again with the encoding UTF-8, or give the document itself")
    raise not_a_document(msg("the file is no text in UTF-8, UTF-16 or GB18030, or it is damaged"), hint)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    sample = content[:_SAMPLE]
    if sample[1::2].count(0) > len(sample) // 2 * _MANY:
        return ("utf-16-le",)
    if sample[::2].count(0) > len(sample) // 2 * _MANY:
        return ("utf-16-be",)
    return ("utf-8-sig", "gb18030")
