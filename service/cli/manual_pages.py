"""Manual pages, one for each command, from the texts of ``--help``.

click writes help through a formatter. The one here writes groff's man macros (groff_man(7)), so a
page has the same sentences as ``--help``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import click

from service.cli.exit_codes import EXPLANATION
from service.cli.lazy_group import AliasedGroup, LazyGroup

_SECTION = "1"
# click cuts the sentences of a list of commands at the width of a line.
_NO_WIDTH = 100_000
# What every command that calls a server reads; it has this parameter.
_CALLS = "given_url"
_ENVIRONMENT = (
    ("FLAGSTAFF_URL", "URL of the server."),
    ("FLAGSTAFF_KEY", "API key."),
    ("FLAGSTAFF_FLAG_SET", "Name of the flag set."),
    ("FLAGSTAFF_PROFILE", "Profile to use."),
    ("NO_COLOR", "Any value but an empty one: print no colour."),
)
_FILES = (("~/.config/flagstaff/config.toml", "Profiles, as `flagstaff login` keeps them."),)


class ManualPage(NamedTuple):
    """A page: ``flagstaff-flags-list`` and its source."""

    name: str
    source: str

    @property
    def file_name(self) -> str:
        """Return the name of its file, ``flagstaff-flags-list.1``."""
        return f"{self.name}.{_SECTION}"


def manual_pages(root: click.Command, program: str, release: str) -> Iterator[ManualPage]:
    """Yield the page of the program and of every command; that of an alias leads to its command."""
    context = click.Context(root, info_name=program, **root.context_settings)
    yield from _pages(context, release, _summary(root))


def _pages(context: click.Context, release: str, summary: str) -> Iterator[ManualPage]:
    command, name = context.command, _name_of(context)
    yield ManualPage(name, _page(context, release, summary))
    if not isinstance(command, click.Group):
        return
    for inner in _inner(context):
        entries = command.entries if isinstance(command, LazyGroup) else {}
        entry = entries.get(inner.info_name or "")
        yield from _pages(inner, release, entry.help if entry else _summary(inner.command))
    if isinstance(command, AliasedGroup | LazyGroup):
        for alias, target in command.aliases.items():
            leads_to = f".so man{_SECTION}/{name}-{target}.{_SECTION}\n"
            yield ManualPage(f"{name}-{alias}", leads_to)


def _inner(context: click.Context) -> Iterator[click.Context]:
    group = context.command
    assert isinstance(group, click.Group)  # noqa: S101  # the caller has asked
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield click.Context(command, info_name=name, parent=context)


def _summary(command: click.Command) -> str:
    return command.get_short_help_str(_NO_WIDTH).rstrip(".")


def _name_of(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _page(context: click.Context, release: str, summary: str) -> str:
    command, name = context.command, _name_of(context)
    page = _Formatter()
    # Without a date: the same release gives the same bytes.
    page.write(f'.TH {_quoted(name.upper())} {_SECTION} "" {_quoted(f"Flagstaff {release}")}\n')
    # Words are not broken, and lines not padded: there are many names in them.
    page.write(".nh\n.ad l\n")
    with page.section("Name"):
        page.write(f"{_escaped(name)} \\- {_escaped(summary)}\n")
    command.format_usage(context, page)
    with page.section("Description"):
        command.format_help_text(context, page)
    command.format_arguments(context, page)
    command.format_options(context, page)
    if command.epilog and command.epilog != EXPLANATION:
        command.format_epilog(context, page)
    with page.section("Exit status"):
        page.write_dl(_exit_codes())
    if isinstance(command, click.Group) or any(each.name == _CALLS for each in command.params):
        with page.section("Environment"):
            page.write_dl(_ENVIRONMENT)
        with page.section("Files"):
            page.write_dl(_FILES)
    with page.section("See also"):
        page.write_references(_related(context))
    return page.getvalue()


def _exit_codes() -> Iterator[tuple[str, str]]:
    for line in EXPLANATION.splitlines()[2:]:
        code, meaning = line.split(maxsplit=1)
        yield code, meaning


def _related(context: click.Context) -> list[str]:
    """Return the names of the pages above, and of those below."""
    names = []
    above = context.parent
    while above is not None:
        names.append(_name_of(above))
        above = above.parent
    if isinstance(context.command, click.Group):
        names += [_name_of(inner) for inner in _inner(context)]
    return names


class _Formatter(click.HelpFormatter):
    """click's help as groff's man macros, in place of columns."""

    def __init__(self) -> None:
        super().__init__(width=_NO_WIDTH)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write the heading of a section, such as OPTIONS, and what is in it."""
        self.write_heading(name)
        yield

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(f".SH {_quoted(heading.upper())}\n")

    def write_paragraph(self) -> None:
        """Write nothing: the macros keep parts apart."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
        """Write the synopsis, with what stands for something else in italics."""
        with self.section("Synopsis"):
            words = [rf"\fI{_escaped(word)}\fR" for word in args.split()]
            self.write(" ".join([rf"\fB{_escaped(prog)}\fR", *words]) + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs. Lines behind ``\\b`` stay lines; a heading of them is a section's."""
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip("\n"))):
            lines = paragraph.splitlines()
            if lines[0].strip() != "\b":
                self.write(".PP\n" if number else "")
                self.write(_marked(" ".join(lines)) + "\n")
            elif lines[1].endswith(":"):
                self.write_heading(lines[1].removesuffix(":"))
                self._write_lines(lines[2:])
            else:
                self.write(".PP\n" if number else "")
                self._write_lines(lines[1:])

    def _write_lines(self, lines: list[str]) -> None:
        text = "\n".join(map(_escaped_line, inspect.cleandoc("\n".join(lines)).splitlines()))
        self.write(f".nf\n{text}\n.fi\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,  # noqa: ARG002
        col_spacing: int = 2,  # noqa: ARG002
    ) -> None:
        """Write a list of terms with what they mean."""
        for term, meaning in rows:
            self.write(f".TP\n{_term(term)}\n{_marked(meaning)}\n")

    def write_references(self, names: Iterable[str]) -> None:
        """Write references to other pages."""
        self.write(",\n".join(rf"\fB{_escaped(name)}\fR({_SECTION})" for name in names) + "\n")


# Characters that groff sets as typographic ones, or takes for its own. A hyphen is one that can be
# copied into a command line.
_ESCAPES = {
    "\\": r"\(rs",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    '"': r"\(dq",
}


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _escaped_line(text: str) -> str:
    """Return a line that is not taken for a macro."""
    return rf"\&{_escaped(text)}" if text.startswith(".") else _escaped(text)


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _marked(text: str) -> str:
    """Return a sentence with its `commands` in bold."""
    parts = _escaped_line(" ".join(text.split())).split(r"\(ga")
    return "".join(rf"\fB{part}\fR" if i % 2 else part for i, part in enumerate(parts))


def _term(text: str) -> str:
    """Return options in bold, and what they take in italics: ``-s, --flag-set NAME``."""
    words = []
    for word in text.split(" "):
        font = "B" if word.startswith("-") or word == text else "I"
        bare = word.removesuffix(",")
        words.append(rf"\f{font}{_escaped(bare)}\fR{word[len(bare) :]}")
    return " ".join(words)
