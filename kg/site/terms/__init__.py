"""Pages of the words: ontology, vocabularies, shapes and alignments, each with what it means and how it is used."""
