"""Workers, Nginx and the documentation share one list of problem types."""

from __future__ import annotations

import json
import re
from collections import Counter

from devstack.workers import CHECKOUT
from service.middleware import errors
from service.structs.problem_types import ALL, BAD_REQUEST, PREFIX, UNEXPECTED, ProblemType

BY_NAME = {problem.name: problem for problem in ALL}
_BODY = re.compile(r"return (\d+) '(\{.*\})';")
_ROW = re.compile(r"^\| `([a-z-]+)` \| ([0-9, ]+) \| (.+) \|$", re.MULTILINE)


def nginx_problems() -> list[tuple[int, dict[str, object]]]:
    """What Nginx answers by itself outside OFREP: the status and the problem."""
    found = []
    for path in sorted((CHECKOUT / "nginx").glob("*.conf")):
        for status, body in _BODY.findall(path.read_text()):
            members = json.loads(body.replace("$status", status))
            if "errorDetails" not in members:
                found.append((int(status), members))
    return found


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(each.name for each in ALL).items() if times > 1] == []
    assert [each for each in ALL if not re.fullmatch(r"[a-z]+(-[a-z]+)*", each.name)] == []


def test_nginx_answers_problems_of_the_list() -> None:
    problems = nginx_problems()
    assert len(problems) > 5
    for status, members in problems:
        name = str(members["type"]).removeprefix(PREFIX)
        assert str(members["type"]).startswith(PREFIX)
        problem = BY_NAME[name]
        assert (status, members["status"]) == (problem.status, problem.status), members
        assert members["title"] == problem.title


def test_every_problem_is_answered_by_somebody() -> None:
    of_workers = {*errors.TABLE.values(), UNEXPECTED, BAD_REQUEST}
    of_workers |= {problem for problem, _ in errors._SANIC.values()}  # its rows
    of_nginx = {BY_NAME[str(body["type"]).removeprefix(PREFIX)] for _, body in nginx_problems()}
    assert of_workers | of_nginx == set(ALL)


def test_the_page_lists_every_problem() -> None:
    rows = _ROW.findall((CHECKOUT / "docs" / "api.md").read_text())
    listed = {name: {int(status) for status in statuses.split(", ")} for name, statuses, _ in rows}
    assert sorted(listed) == sorted(BY_NAME)
    assert [name for name, statuses in listed.items() if not _fits(BY_NAME[name], statuses)] == []


def _fits(problem: ProblemType, statuses: set[int]) -> bool:
    return problem.status in statuses and (problem is BAD_REQUEST or len(statuses) == 1)
