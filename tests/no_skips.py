"""Turns a skipped test into a failed one where every test must run.

Loaded by `scripts/test` with `-p tests.no_skips`. In continuous integration (`CI=true`), or with
`VOICE_COACH_REQUIRE_AUDIO=1`, a missing sound server or speech engine must not pass as green.
An expected failure (xfail) is no skip and stays what it is.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

REQUIRING_VARIABLES = ("CI", "VOICE_COACH_REQUIRE_AUDIO")


def every_test_must_run() -> bool:
    """Whether the environment demands that nothing is skipped."""
    return any(
        os.environ.get(name, "").lower() in {"1", "true", "yes"} for name in REQUIRING_VARIABLES
    )


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail") or not every_test_must_run():
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = (
        f"{report.nodeid}: every test must run here, but this one was skipped. {reason}"
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fails a test that skips itself, by a marker or in its body or its fixtures."""
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fails a module that skips itself while it is imported."""
    report = yield
    _fail_if_skipped(report)
    return report
