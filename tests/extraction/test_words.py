"""The forms of words."""

from __future__ import annotations

from components.extraction.words import plural, verb_forms


def test_forms_of_words_follow_rules() -> None:
    assert "armies" in plural("army")
    assert "prisoners of war" in plural("prisoner of war")
    assert {"control", "controls", "controlled", "controlling"} <= set(verb_forms("control"))
    assert "advanced" in verb_forms("advance")
