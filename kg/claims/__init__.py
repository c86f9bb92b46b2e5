"""Claims about the law, each judged by what the build knows: nothing is guessed, nothing is forced."""
