"""No change of a clause parameter goes unnoticed, on some treaties of different kinds; the script tries them all."""

import pytest

from tests.mutation.clauses import main


@pytest.mark.parametrize("slug", ["ccw-p4", "cppnm-amendment", "salt1", "tpnw"])
def test_every_parameter_changed_by_one_is_noticed(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([slug]) == 0, capsys.readouterr().out
