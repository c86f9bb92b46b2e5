"""What a draft asks back: a question with the answers that are possible, each a sentence or a name to write instead."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that the sentence leaves open."""

    ask: str
    choices: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The question as JSON."""
        return {"ask": self.ask, "choices": list(self.choices)}
