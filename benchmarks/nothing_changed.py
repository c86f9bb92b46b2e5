"""A build of all treaties that finds nothing to do, against an interpreter that does nothing."""

from paired import KG, PASS, corpus, ended, paired, seconds

with corpus() as data:
    seconds((KG, "--data", data, "build", "-q"))
    paired("kg build where nothing changed / python -c pass", (KG, "--data", data, "build", "-q"), PASS, at_most=6)
ended()
