"""``completion``: the script by which a shell completes commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from service.cli.exit_codes import DONE

# As main.py has them, which imports this module by its name.
_PROGRAM = "flagstaff"
_VARIABLE = "_FLAGSTAFF_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), help="shell that you use")
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell.

    \b
    bash  flagstaff completion bash >~/.local/share/bash-completion/completions/flagstaff
    zsh   flagstaff completion zsh >~/.zfunc/_flagstaff    # a directory of $fpath
    fish  flagstaff completion fish >~/.config/fish/completions/flagstaff.fish

    Names of flag sets, flags and evaluators are asked of the server that the options, the
    environment or the profile name, for at most 1.5 seconds.
    """
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  # the choices are click's own
    script = kind(context.find_root().command, {}, _PROGRAM, _VARIABLE).source()
    # click's script for fish cuts a description at its first comma.
    click.echo(script.replace('string split ","', 'string split --max 1 ","'))
    return DONE
