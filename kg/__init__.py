"""Knowledge graph of arms-control law: who is bound by what, on which day, why, and what is due."""

__version__ = "0.1.0"
