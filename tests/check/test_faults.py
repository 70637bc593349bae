"""Every rule catches its faults, planted in a smaller copy of the book, at the right line; near misses stay silent.

The cases stand in `faults/<rule>.yml`. Each names the rule that must speak, so a rule that is switched off fails its
cases; a rule without cases fails here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from book.check.run import RULES
from book.paths import CACHE, NODE_MODULES, ROOT
from book.source import edition

HERE = Path(__file__).parent
COPIED = ("scripts", "docs", "overrides", "mkdocs.yml", "pyproject.toml", "requirements.lock", "package-lock.json")


@cache
def cases() -> list[dict[str, Any]]:
    found = []
    for path in sorted((HERE / "faults").glob("*.yml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [{**case, "rule": path.stem, "kind": "fault"} for case in table["faults"]]
        found += [{**case, "rule": path.stem, "kind": "near miss"} for case in table["near_misses"]]
    return found


def _ids(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['name']}"


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the check finds after each case, all run in one process in a copy of the book."""
    copy = tmp_path_factory.mktemp("book")
    for name in COPIED:
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy2(source, copy / name)
    (copy / "node_modules").symlink_to(NODE_MODULES)
    kept = copy / CACHE.relative_to(ROOT)
    for name in ("snippets", "outlines", "figures"):
        if (CACHE / name).is_dir():
            shutil.copytree(CACHE / name, kept / name)
    listed = [{"file": "mkdocs.yml", "append": "", "name": "nothing", "rule": "", "kind": "clean"}, *cases()]
    plan = copy / "cases.json"
    plan.write_text(json.dumps(listed), encoding="utf-8")
    env = {
        **os.environ,
        "PYTHONPATH": str(copy / "scripts"),
        "SOURCE_DATE_EPOCH": str(edition.current().epoch),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for script in ("smaller.py", "planting.py"):
        done = subprocess.run(
            [sys.executable, str(HERE / script), str(plan)], cwd=copy, env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout.splitlines()[-1])
    return {_ids(case): result for case, result in zip(listed, results, strict=True)}


@pytest.mark.slow
def test_the_book_itself_has_no_error(outcomes: dict[str, dict[str, Any]]) -> None:
    outcome = outcomes[": nothing"]
    assert "raised" not in outcome, outcome
    assert [f for f in outcome["findings"] if not f["warning"]] == []


@pytest.mark.slow
@pytest.mark.parametrize("case", [c for c in cases() if c["kind"] == "fault"], ids=_ids)
def test_a_fault_is_caught_by_its_rule_at_its_line(case: dict[str, Any], outcomes: dict[str, dict[str, Any]]) -> None:
    outcome = outcomes[_ids(case)]
    assert "raised" not in outcome, outcome["raised"]
    path = case.get("in", case["file"])
    said = [f for f in outcome["findings"] if f["rule"] == case["rule"] and f["path"] == path]
    assert said, [f"{f['path']}:{f['line']} {f['rule']}: {f['message']}" for f in outcome["findings"]]
    hits = [f for f in said if f["line"] == outcome["line"] and case["says"] in f["message"]]
    assert hits, (outcome["line"], [f"{f['line']}: {f['message']}" for f in said])


@pytest.mark.slow
@pytest.mark.parametrize("case", [c for c in cases() if c["kind"] == "near miss"], ids=_ids)
def test_a_near_miss_stays_silent(case: dict[str, Any], outcomes: dict[str, dict[str, Any]]) -> None:
    outcome, clean = outcomes[_ids(case)], outcomes[": nothing"]
    assert "raised" not in outcome, outcome["raised"]
    known = {(f["path"], f["rule"], f["message"]) for f in clean["findings"]}
    new = [f for f in outcome["findings"] if (f["path"], f["rule"], f["message"]) not in known]
    if case["rule"] != "stale":  # a passage added to a Chinese page does make its translation lag
        new = [f for f in new if f["rule"] not in ("stale", "length")]
    assert new == []


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_has_three_faults_and_two_near_misses(rule: str) -> None:
    own = [case["kind"] for case in cases() if case["rule"] == rule]
    assert own.count("fault") >= 3
    assert own.count("near miss") >= 2


def test_there_are_sixty_of_each_and_none_for_a_rule_that_is_gone() -> None:
    kinds = [case["kind"] for case in cases()]
    assert kinds.count("fault") >= 60
    assert kinds.count("near miss") >= 60
    assert {case["rule"] for case in cases()} <= {rule.name for rule in RULES}
