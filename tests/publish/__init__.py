"""Tests of what is given away: exports, and graphs pushed to real stores."""
