"""Tests against real stores of other makers: ``make test-remote`` installs and runs them."""
