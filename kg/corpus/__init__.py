"""The corpus: the files of ``data/`` read, checked against each other and turned into values."""
