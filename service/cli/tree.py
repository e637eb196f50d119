"""Every command of the first level: where it is, and what it does."""

from __future__ import annotations

from service.cli.lazy_group import Entry

_COMMANDS = "service.cli.commands"
_FLAGS = "Flags"
_FILES = "Flag sets as files"
_QUESTIONS = "Why, what was, and what if"
_HISTORY = "History and statistics"
_ACCESS = "Access and integrations"
_HERE = "This command line"
_NODE = "On a node"

COMMANDS = {
    "flag-sets": Entry(f"{_COMMANDS}.flag_sets:flag_sets", "list and change flag sets", _FLAGS),
    "flags": Entry(f"{_COMMANDS}.flags:flags", "list, change and evaluate flags", _FLAGS),
    "evaluators": Entry(
        f"{_COMMANDS}.evaluators:evaluators", "list and change shared evaluators", _FLAGS
    ),
    "schedules": Entry(f"{_COMMANDS}.schedules:schedules", "change flags at a time", _FLAGS),
    "contexts": Entry(f"{_COMMANDS}.contexts:contexts", "list and change stored contexts", _FLAGS),
    "rollout": Entry(
        f"{_COMMANDS}.rollout:rollout", "give a variant to more callers, step by step", _FLAGS
    ),
    "check": Entry(f"{_COMMANDS}.check:check", "validate a flag file, without a server", _FILES),
    "diff": Entry(f"{_COMMANDS}.applying:diff", "show how a flag set differs from a file", _FILES),
    "apply": Entry(
        f"{_COMMANDS}.applying:apply", "make a flag set equal to a file (also: load)", _FILES
    ),
    "export": Entry(f"{_COMMANDS}.export:export", "print a flag set as a flagd file", _FILES),
    "evaluate": Entry(
        f"{_COMMANDS}.explain:evaluate", "show what a caller gets, or got", _QUESTIONS
    ),
    "explain": Entry(
        f"{_COMMANDS}.explain:explain", "show why a caller gets its answer", _QUESTIONS
    ),
    "impact": Entry(f"{_COMMANDS}.impact:impact", "show whom a change would move", _QUESTIONS),
    "changes": Entry(f"{_COMMANDS}.changes:changes", "list the history of a flag set", _HISTORY),
    "rollback": Entry(
        f"{_COMMANDS}.rollback:rollback", "roll a flag set back to a revision", _HISTORY
    ),
    "statistics": Entry(
        f"{_COMMANDS}.statistics:statistics",
        "count evaluations by flag, variant and reason",
        _HISTORY,
    ),
    "keys": Entry(f"{_COMMANDS}.keys:keys", "create, list, rotate and revoke API keys", _ACCESS),
    "webhooks": Entry(
        f"{_COMMANDS}.webhooks:webhooks", "notify other services of changes", _ACCESS
    ),
    "login": Entry(f"{_COMMANDS}.login:login", "keep a server and its key in a profile", _HERE),
    "profiles": Entry(f"{_COMMANDS}.profiles:profiles", "list and change profiles", _HERE),
    "completion": Entry(
        f"{_COMMANDS}.completion:completion", "print the completion script of a shell", _HERE
    ),
    "doctor": Entry(
        f"{_COMMANDS}.doctor:doctor", "find faults of this node and how to cure them", _NODE
    ),
    "migrate": Entry(f"{_COMMANDS}.worker:migrate", "bring the database up to date", _NODE),
    "serve": Entry(f"{_COMMANDS}.worker:serve", "run one worker", _NODE),
    "background": Entry(f"{_COMMANDS}.worker:background", "run the background jobs", _NODE),
    "pages": Entry(f"{_COMMANDS}.worker:pages", "write the pages that Nginx serves", _NODE),
    "man-pages": Entry(
        f"{_COMMANDS}.worker:man_pages", "write the manual pages, one for each command", _NODE
    ),
    "nginx-settings": Entry(
        f"{_COMMANDS}.worker:nginx_settings",
        "write the parts of Nginx's configuration that depend on the settings",
        _NODE,
    ),
}

# Further names of commands, which work and are not listed.
ALIASES = {"load": "apply"}
