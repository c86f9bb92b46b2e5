"""What can go wrong with a query, each error one sentence."""

from kg.answers.errors import QuestionError


class UnknownQuestion(QuestionError):  # noqa: N818 -- named as its siblings in kg.answers.errors
    """No question of the catalogue has this name, and no file either."""


class BadParameter(QuestionError):  # noqa: N818
    """A parameter that the question does not declare, or a value that is not of its type."""


class QueryRefused(QuestionError):  # noqa: N818
    """A query that is not run: an update, or one that reaches out of the store."""


class QuerySyntax(QuestionError):  # noqa: N818
    """Text that is not SPARQL, with the place where it stops being so."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryStopped(Exception):  # noqa: N818
    """A query that ran into a limit of time, memory or size, or broke the engine (exit code 4)."""


class EndpointError(Exception):
    """A remote endpoint whose answer cannot be used (exit code 3)."""


class EndpointTimeout(QueryStopped):
    """A remote endpoint that did not answer in time."""


class CatalogueFault(Exception):  # noqa: N818
    """A file of the catalogue whose header is wrong, with file and line (exit code 3)."""
