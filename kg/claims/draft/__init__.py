"""A drafting aid: common phrasings of claims turned into propositions by a grammar, which asks rather than guesses."""
