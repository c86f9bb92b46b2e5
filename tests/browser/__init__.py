"""The site and the report in a real browser, as a reader has them: ``make test-browser`` installs and runs these tests."""
