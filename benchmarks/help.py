"""The list of commands, against an interpreter that does nothing."""

from paired import KG, PASS, ended, paired

paired("kg --help / python -c pass", (KG, "--help"), PASS, at_most=4)
ended()
