"""What took long to make is made once, and anew when anything it is made from changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from book import kept


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "CACHE", tmp_path / "cache")
    code = tmp_path / "maker.py"
    code.write_text("one")
    kept._digest.cache_clear()
    return code


def test_it_is_made_once(code: Path) -> None:
    assert kept.kept(code, "x", lambda: "a\nb") == "a\nb"
    assert kept.kept(code, "x", lambda: "other") == "a\nb"


def test_another_source_or_other_code_makes_it_anew(code: Path) -> None:
    kept.kept(code, "x", lambda: "a")
    assert kept.kept(code, "y", lambda: "b") == "b"
    code.write_text("two")
    kept._digest.cache_clear()
    assert kept.kept(code, "x", lambda: "c") == "c"


def test_what_is_made_in_no_time_is_not_kept(code: Path) -> None:
    assert kept.kept(code, "x", lambda: "a", least=10) == "a"
    assert kept.kept(code, "x", lambda: "b", least=10) == "b"


def test_a_failure_is_not_kept(code: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        kept.kept(code, "x", lambda: str(1 / 0))
    assert kept.kept(code, "x", lambda: "a") == "a"
