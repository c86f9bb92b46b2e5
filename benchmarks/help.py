"""The list of commands, against an interpreter that does nothing."""

from paired import KG, PASS, paired

paired("kg --help", (KG, "--help"), PASS, at_most=4)
