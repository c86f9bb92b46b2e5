"""One status with its reasons, against an interpreter that does nothing."""

from paired import KG, PASS, corpus, ended, paired, seconds

with corpus() as data:
    build = data.parent / "build"
    seconds((KG, "--data", data, "build", "-q"))
    asked = (KG, "--build", build, "status", "LTU", "apmbc", "--on", "2025-12-27", "--format", "json")
    paired("kg status / python -c pass", asked, PASS, at_most=4)
ended()
