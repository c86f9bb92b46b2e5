"""Facts and what follows from them, written as named graphs in N-Quads."""
