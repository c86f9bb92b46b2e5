"""What can go wrong with a question: each error is one sentence, with suggestions where there are any."""

from collections.abc import Sequence


class QuestionError(Exception):
    """A question that cannot be answered as it is asked (exit code 2)."""

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = tuple(suggestions)


class UnknownActor(QuestionError):  # noqa: N818 -- the name that users import
    """No actor has this code, name or IRI."""


class AmbiguousActor(QuestionError):  # noqa: N818 -- the name that users import
    """Several actors bear this name; ``suggestions`` are their codes."""


class UnknownTreaty(QuestionError):  # noqa: N818 -- the name that users import
    """No treaty of the build has this slug, name or IRI."""


class BadDate(QuestionError):  # noqa: N818 -- the name that users import
    """A day that is not written as YYYY-MM-DD or is not in the calendar."""


class UnknownView(QuestionError):  # noqa: N818 -- the name that users import
    """A view other than ``depositary``, ``self`` and ``holder:CODE``."""


class UnknownGroup(QuestionError):  # noqa: N818 -- the name that users import
    """No group of this code is in the build."""


class NoBuild(Exception):  # noqa: N818 -- the name that users import
    """There is no build where one was looked for (exit code 3)."""
