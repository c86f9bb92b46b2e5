"""From arguments to an exit code: find the command, call it, turn what went wrong into a sentence."""

import gc
import os
import sys
from argparse import Namespace
from io import TextIOWrapper

from kg.answers.errors import NoBuild, QuestionError
from kg.cli.parser import completion, parser_for


def run(arguments: list[str]) -> int:
    """Parse, call, and answer with an exit code; answers are UTF-8 whatever the locale says."""
    gc.set_threshold(100_000)  # commands make large tables and no cycles: looking for some after every 700 objects costs a tenth of a build
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called us: what nobody reads goes nowhere
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    os.environ["LANGUAGE"] = "C"  # what argparse says is English as all else; it would look for a translation at each of its words
    options = parser_for(arguments).parse_args(arguments)
    try:
        return _called(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last line: a user never sees a traceback
        return _told(error, options)


def _told(error: Exception, options: Namespace) -> int:
    """What went wrong in a sentence, and the exit code for it; names are never guessed, with ``--suggest`` near ones are the answer."""
    if isinstance(error, QuestionError):
        _say(f"kg: {error}")
        if options.suggest:
            print(*error.suggestions, sep="\n", end="\n" if error.suggestions else "")
        elif error.suggestions:
            _say("    did you mean: " + "; ".join(error.suggestions))
        return 2
    if isinstance(error, NoBuild):
        _say(f"kg: {error}")
        return 3
    if isinstance(error, OSError):
        _say(f"kg: {error.filename or 'file'}: {error.strerror or error}")
        return 3
    if os.environ.get("KG_TRACEBACK"):
        raise error
    _say(f"kg: internal error: {type(error).__name__}: {error} (set KG_TRACEBACK=1 to see where)")
    return 4


def _called(options: Namespace) -> int:
    if options.install_completion:
        print(completion(options.install_completion))
        return 0
    if options.command is None:
        parser_for([]).print_help()
        return 0
    code: int = options.run(options)
    gc.freeze()  # at its end Python would look through all that was made for cycles once more
    sys.stdout.flush()
    return code


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
