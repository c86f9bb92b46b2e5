"""One report in the forms that people, programs and CI systems read."""
