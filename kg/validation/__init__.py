"""The judgement of a corpus and its graph: what is wrong, where it stands, what would mend it."""
