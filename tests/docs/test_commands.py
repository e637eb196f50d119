"""The commands of the README and of the pages for users are run as they stand, on a whole stack."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from devstack.stack import Stack
from devstack.workers import CHECKOUT
from tests.clients import get
from tests.waiting import until_all_follow, wait_until

# Where `make run` answers, which the pages name.
USUAL = "http://127.0.0.1:8080"
SHOP = "shop.production"
GUIDE = "service/blueprints/description/guide.md"
PAGES = ("cli", "api", "questions", "rollouts", "stored-contexts", "statistics", "schedules")
FOLLOWING = [*(f"docs/{page}.md" for page in PAGES), GUIDE]

# The calls of the API whose `curl` command needs nothing but what the README made.
CALLS = [
    *("flag_sets_list", "flag_sets_get", "flag_sets_patch", "documents_get", "flags_list"),
    *("flags_get", "flags_put", "flags_patch", "flags_delete", "evaluators_put", "evaluators_list"),
    *("evaluators_get", "ofrep_evaluate_all", "contexts_list", "changes_list", "statistics_list"),
    *("webhooks_create", "webhooks_list", "api_keys_list", "operations_readyz"),
]

Shell = Callable[[str], str]


def blocks(path: str, kind: str) -> list[str]:
    """The blocks of code of one kind of a page, without those that start a stack."""
    text = (CHECKOUT / path).read_text()
    found = re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for block in found if not block.startswith("make ")]


def typed(path: str) -> str:
    return "\n".join(blocks(path, "sh"))


@pytest.fixture(scope="module")
def shell(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Run lines in a directory that looks like a clone in which `make run` runs."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed.")
    clone = tmp_path_factory.mktemp("clone")
    (clone / ".venv").symlink_to(sys.prefix)
    (clone / ".flagstaff").mkdir()
    (clone / ".flagstaff" / "admin-key").write_text(f"{stack.admin_key}\n")
    environment = {
        **os.environ,
        "FLAGSTAFF_URL": stack.url,
        # Profiles are not those of whoever runs the tests.
        "XDG_CONFIG_HOME": str(clone / "config"),
    }

    def run(lines: str) -> str:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", lines.replace(USUAL, stack.url)],
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def opening(shell: Shell) -> str:
    """What a reader of the README has typed: the lines that set the two keys in each shell."""
    told = shell(typed("README.md") + '\necho; echo "$SHOP_KEY"')
    *_, answer, key = told.strip().splitlines()
    assert json.loads(answer) == json.loads(blocks("README.md", "json")[0])
    return f"export FLAGSTAFF_KEY=$(cat .flagstaff/admin-key) SHOP_KEY={key}\n"


def test_getting_started_has_the_lines_of_the_readme() -> None:
    for kind in ("sh", "json", "python"):
        assert blocks("docs/getting-started.md", kind) == blocks("README.md", kind)


def test_the_sdk_of_the_readme_evaluates(shell: Shell, opening: str) -> None:
    (program,) = blocks("README.md", "python")
    assert shell(f"{opening}.venv/bin/python - <<'EOF'\n{program}EOF\n") == "True\n"


@pytest.mark.parametrize("program", blocks("docs/sidecars-and-sdks.md", "js"))
def test_the_sdks_of_the_page_evaluate(
    stack: Stack, opening: str, javascript_packages: Path, program: str
) -> None:
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", program.replace(USUAL, stack.url)],
        cwd=javascript_packages,
        env={**os.environ, "SHOP_KEY": opening.strip().rpartition("=")[2]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "true\n"), done.stderr


@pytest.mark.parametrize("page", FOLLOWING)
def test_every_line_of_the_page_works(shell: Shell, opening: str, page: str) -> None:
    assert blocks(page, "sh")
    told = shell(opening + typed(page))
    # curl succeeds whatever the server answers; a problem's body has its status.
    assert not re.search(r'"status":[45]\d\d', told)


@pytest.fixture(scope="module")
def samples(stack: Stack) -> dict[str, str]:
    """The `curl` command of each call of the API, by its id."""
    described = get(f"{stack.url}/openapi.json").json()["paths"]
    return {
        call["operationId"]: call["x-codeSamples"][0]["source"]
        for calls in described.values()
        for call in calls.values()
        if "x-codeSamples" in call
    }


def test_every_call_but_the_stream_has_a_command(samples: dict[str, str]) -> None:
    for command in samples.values():
        words = shlex.split(command)
        assert words[0] == "curl"
        assert sum(word.startswith(USUAL) for word in words) == 1


def test_the_stream_of_the_page_sends_an_event(shell: Shell, opening: str) -> None:
    (lines,) = blocks("docs/event-streams.md", "sh")
    # The stream does not end by itself; curl ends at the next line that nobody reads.
    call = re.sub(
        r'^curl -N (".+")$',
        r"cat < <(curl -sN \1 2>/dev/null | head -n 4)",
        lines,
        flags=re.MULTILINE,
    )
    assert call != lines
    event = blocks("docs/event-streams.md", "text")[0].splitlines()
    assert [line.split(":")[0] for line in shell(opening + call).splitlines()] == [
        line.split(":")[0] for line in event
    ]


def test_a_stored_override_is_answered(shell: Shell, opening: str) -> None:
    first, _ = blocks("docs/stored-contexts.md", "sh")
    (answer,) = blocks("docs/stored-contexts.md", "json")
    *written, asked = re.findall(r"^curl (?:.*\\\n)*.*\n", first, re.MULTILINE)
    assert "".join([*written, asked]) == first
    shell(opening + "".join(written))
    # Another worker than the one that was written to follows in a moment.
    wait_until(lambda: shell(opening + asked).endswith(answer.strip()))


# At the end, because it changes what the pages begin with.
@pytest.mark.parametrize("call", CALLS)
def test_the_command_of_a_call_works(
    shell: Shell, opening: str, samples: dict[str, str], call: str
) -> None:
    shell(f"{opening}{samples[call]} --fail-with-body")


FIFTY = """
.venv/bin/python - > fifty.json <<'EOF'
import json
flag = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
rule = {"fractional": [["on", 25], ["off", 75]]}
rule = {"if": [{"ends_with": [{"var": "email"}, "@example.com"]}, "on", rule]}
flags = {f"flag-{number}": flag for number in range(49)}
print(json.dumps({"flags": {**flags, "new-checkout": {**flag, "targeting": rule}}}))
EOF
.venv/bin/flagstaff flag-sets update shop.production --fractional 2
.venv/bin/flagstaff apply fifty.json --yes --flag-set shop.production
.venv/bin/flagstaff flags disable new-checkout --flag-set shop.production
.venv/bin/flagstaff flags enable new-checkout --flag-set shop.production
"""


def test_a_question_of_support_is_answered_by_three_commands(
    stack: Stack, shell: Shell, opening: str
) -> None:
    shell(opening + FIFTY)
    until_all_follow([worker.socket for worker in stack.workers], stack.admin_key, SHOP)
    first, *_ = blocks("docs/questions.md", "sh")
    explained, evaluated, changed = first.strip().splitlines()
    (shown,) = blocks("docs/questions.md", "text")
    # The revision depends on what else was typed here.
    tree, expected = (
        re.sub(r"revision \d+", "revision N", text) for text in (shell(opening + explained), shown)
    )
    assert tree.rstrip() == expected.rstrip()
    assert "variant 'off'" in shell(opening + evaluated)
    assert shell(opening + changed).count("new-checkout") >= 2
