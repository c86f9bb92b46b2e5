"""A full build of one treaty, with all shared tables, against an interpreter that does nothing."""

from paired import KG, PASS, cleared, corpus, paired

with corpus("apmbc") as data:
    paired("kg build of one treaty, in full", (KG, "--data", data, "build", "-q"), PASS, at_most=25, before=cleared(data))
