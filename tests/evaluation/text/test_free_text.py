"""Names and comments do what they look like."""

from __future__ import annotations

import unicodedata

import pytest

from service.evaluation.text.free_text import steering_character, without_steering


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "",
        "naïve",
        "日本語",
        "עברית",
        "👩\u200d💻",
        "a\u00a0b",
        "50 % — 'quoted'",
        "e\u0301",
    ],
)
def test_text_of_any_language_is_plain(text: str) -> None:
    assert steering_character(text) is None


def test_every_control_and_bidirectional_formatting_character_is_found() -> None:
    steering = {
        number
        for number in range(0x110000)
        if unicodedata.category(chr(number)) in ("Cc", "Zl", "Zp")
        or unicodedata.bidirectional(chr(number))
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    }
    found = {number for number in range(0x110000) if steering_character(f"a{chr(number)}b")}
    assert found == steering
    assert steering_character("a\u202eb") == "U+202E"


def test_a_space_stands_in_place_of_each_such_character() -> None:
    assert without_steering("a\u202eb\nc\x1b[0m") == "a b c [0m"
    assert without_steering("日本語") == "日本語"
