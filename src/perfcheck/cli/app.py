"""The commands put together, and what happens around them: language, usage errors, interrupts, defects."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from perfcheck import __version__
from perfcheck.cli.exits import ExitCode
from perfcheck.cli.help import SpokenCommand, SpokenGroup, speak, spoken, translate_help, usage_message
from perfcheck.cli.options import LanguageOption
from perfcheck.cli.session import Session, UsageProblemError, session_for
from perfcheck.i18n import Language, translator
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "grade": N_("Grade actual figures against their targets."),
        "schedule": N_("Show spending plans, planned against spent."),
        "monitor": N_("Watch targets and spending during the year: lights, forecasts, what to do."),
        "trend": N_("Show how figures and spending went from file to file of a year."),
        "explain": N_("Explain why an indicator or a project stands as it does."),
        "summary": N_("Rank many departments by their scores."),
        "schema": N_("Print the JSON Schema of a kind of file, for editors."),
        "validate": N_("Find what a reviewer would send back in target files and files of actual figures."),
        "policy": N_("Show the rules of a place with their sources, or list them."),
        "form": N_("Fill an official form, or list all forms."),
        "rule": N_("Explain a rule, or list all rules."),
        "convert": N_("Turn a target file into a workbook, or a workbook into a target file."),
        "import": N_("Turn Word, Excel and PDF documents into target files."),
        "template": N_("Make a workbook to fill in."),
    }
)
"""The commands with their help, in its order; each is a function of its name in a module of its name."""
_KEYWORDS = MappingProxyType({"import": "import_"})
_COMPLETION = "_PERFCHECK_COMPLETE"
"""The variable by which a shell asks what could be typed next."""


def _version(wanted: bool) -> None:  # noqa: FBT001 - the library calls it so
    if wanted:
        sys.stdout.write(f"perfcheck {__version__}\n")
        raise typer.Exit


def common(
    *,
    version: Annotated[
        bool, typer.Option("--version", help=N_("Show the version and exit."), callback=_version, is_eager=True)
    ] = False,
    lang: LanguageOption = None,
) -> None:
    """Options that stand before the command."""


def app_for(arguments: Sequence[str], environment: Mapping[str, str]) -> typer.Typer:
    """The commands put together; only those that the call names are loaded, of the others there are name and help."""
    app = typer.Typer(
        name="perfcheck",
        cls=SpokenGroup,
        help=N_("Check and grade budget performance targets."),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(common)
    for name, said in COMMANDS.items():
        command = _loaded(name) if name in arguments or _COMPLETION in environment else _not_named
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name=name, cls=SpokenCommand, help=said)(command)
    return app


def _loaded(name: str) -> Any:  # noqa: ANN401 - a command or a group of them
    home = _KEYWORDS.get(name, name)
    return getattr(import_module(f"perfcheck.cli.{home}"), home)


def _not_named() -> None:
    """Stands for a command that the call does not name."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_to_encode(stream)
    try:
        session = session_for(arguments)
    except UsageProblemError as problem:
        _complain(problem, Session(Language.ZH, os.environ))
        return ExitCode.UNUSABLE
    try:
        return _run(arguments, session)
    except BrokenPipeError:
        _close_quietly()
        return ExitCode.FINE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        session.tell(msg("the system refuses: {why}", why=f"{error.strerror or error} {error.filename or ''}".strip()))
        return ExitCode.UNUSABLE
    except Exception as error:  # noqa: BLE001 - the last net: whatever comes here is a defect of ours
        return ExitCode.INTERRUPTED if _comes_of_interrupt(error) else _defect(error, session)


def _run(arguments: Sequence[str], session: Session) -> int:
    speak(session.language)
    command = get_command(app_for(arguments, session.environment))
    translate_help(command, translator(session.language))
    try:
        code = command.main(list(arguments), prog_name="perfcheck", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except UsageProblemError as problem:
        _complain(problem, session)
        return ExitCode.UNUSABLE
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # the library has its own way with it, and another code
            raise ended.__context__ from None
        raise
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error, session)
    return code if isinstance(code, int) else ExitCode.FINE


def _usage(error: Any, session: Session) -> int:  # noqa: ANN401 - the library exports no such type
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(error.ctx.get_help() + "\n")
        return ExitCode.UNUSABLE
    if error.ctx is not None:
        sys.stderr.write(spoken(error.ctx.get_usage()) + "\n")
    session.tell(usage_message(error))
    return ExitCode.UNUSABLE


def _complain(problem: UsageProblemError, session: Session) -> None:
    for message in problem.messages:
        session.tell(message)


def _comes_of_interrupt(error: BaseException | None) -> bool:
    """Whether a library made an error of its own of an interrupt, as openpyxl does while it sets a value."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__context__
    return False


def _defect(error: Exception, session: Session) -> int:
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.name}:{last.lineno}"
    session.tell(
        msg(
            "perfcheck {version} failed at {where}: {error}. This is a defect of perfcheck; please report it.",
            version=__version__,
            where=where,
            error=f"{type(error).__name__}: {error}",
        )
    )
    if session.environment.get("PERFCHECK_TRACEBACK"):
        traceback.print_exception(error)
    return ExitCode.DEFECT


def _never_fail_to_encode(stream: Any) -> None:  # noqa: ANN401 - a test may put any stream here
    """A character that the terminal's encoding lacks becomes a question mark instead of an end."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def _close_quietly() -> None:
    """The reader of the pipe has gone; nothing more may be written, not even when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
