"""A step of a proof said in one sentence, for readers who do not read codes."""

from kg.law.reasons import Step


def sentence_of(step: Step) -> str:
    """The step in words: the act with its day, or the provision with its count and result."""
    if step.act is not None:
        return f"{_words(step.act.kind)} by {step.act.done_by or step.act.actor} on {step.act.day}"
    cited = f"Article {step.provision}" if step.provision and step.provision[0].isalnum() else "the treaty"
    if step.treaty in _CONVENTIONS:
        cited = f"{step.treaty.upper()} {step.provision}"
    said = f"{cited}: {_words(step.rule)}"
    if step.parameters:
        said += f" {_period(step)}"
    if step.anchor_day is not None:
        said += f" from {_words(step.anchor) + ' ' if step.anchor else ''}{step.anchor_day}"
    if step.result is not None:
        said += f" gives {step.result}"
    return f"{said} ({_words(step.outcome)})" if step.outcome else said


_CONVENTIONS = frozenset({"vclt", "vcsst"})
"""The conventions on the law of treaties themselves, cited by their short names."""


def _words(code: str) -> str:
    return str(code).replace("_", " ")


def _period(step: Step) -> str:
    n, unit = step.parameters.get("n"), step.parameters.get("unit", "")
    least = "at least " if step.parameters.get("at_least") else ""
    if step.rule == "first_of_month":
        return f"{n} months on"
    return f"{least}{n} {unit}{'' if n == 1 else 's'}"
