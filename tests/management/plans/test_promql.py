from __future__ import annotations

import re

import pytest

from service.management.plans.rollout.promql import LONGEST, fault_in


@pytest.mark.parametrize(
    "expression",
    [
        "up",
        "1",
        'sum(rate(errors_total{job="shop",path=~"/a(b|c)[0-9]"}[5m])) / sum(rate(all[5m]))',
        "histogram_quantile(0.99, sum by (le) (rate(latency_bucket[5m])))",
        r'count(up{text="a \" quote ( and a # sign"})',
        "count(up{text=`a \\`}) or vector(0)",
        "count(up{text='}'})",
        "max_over_time(rate(errors_total[1m])[10m:30s])",
        "x" * LONGEST,
    ],
)
def test_expressions_are_taken(expression: str) -> None:
    assert fault_in(expression) is None


@pytest.mark.parametrize(
    ("expression", "detail"),
    [
        ("", "not empty"),
        ("  ", "not empty"),
        ("x" * (LONGEST + 1), "at most 1000 characters"),
        ("sum(up", r"'\(' that nothing closes"),
        ("sum(up{a='b')", r"'\)' that nothing opens"),
        ("sum(up))", r"'\)' that nothing opens"),
        ("up[5m", r"'\[' that nothing closes"),
        ('up{a="b}', 'begins with " has no end'),
        ("up{a='b}", "begins with ' has no end"),
        ("up{a=`b}", "begins with ` has no end"),
        ("up # all", "no comment"),
        ("up[5m]", "one value at a time"),
        ("(up)[5m:1m] ", "one value at a time"),
        ("up\nand down", r"U\+000A"),
        ("up{a='\u202e'}", r"U\+202E"),
    ],
)
def test_what_is_no_expression_is_refused(expression: str, detail: str) -> None:
    fault = fault_in(expression)
    assert fault is not None
    assert re.search(detail, fault)
