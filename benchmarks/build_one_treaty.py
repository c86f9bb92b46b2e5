"""A full build of one treaty, with all shared tables, against an interpreter that does nothing."""

from paired import KG, PASS, cleared, corpus, ended, paired

with corpus("apmbc") as data:
    claim = "full build of one treaty / python -c pass"
    paired(claim, (KG, "--data", data, "build", "-q"), PASS, at_most=25, before=cleared(data))
ended()
