"""A name is exactly one actor or a refusal: the names that trap a reader, each with its reason."""

import pytest

from tests.cli.conftest import Asked

EXACT = [
    # two Koreas
    ("Republic of Korea", "KOR"),
    ("South Korea", "KOR"),
    ("KR", "KOR"),
    ("Democratic People's Republic of Korea", "PRK"),
    ("North Korea", "PRK"),
    # two Congos
    ("Democratic Republic of the Congo", "COD"),
    ("Congo (Kinshasa)", "COD"),
    ("Republic of the Congo", "COG"),
    ("Congo (Brazzaville)", "COG"),
    # four Guineas
    ("Guinea", "GIN"),
    ("Guinea-Bissau", "GNB"),
    ("Equatorial Guinea", "GNQ"),
    ("Papua New Guinea", "PNG"),
    # short names that are part of longer ones
    ("Samoa", "WSM"),
    ("Micronesia", "FSM"),
    ("Micronesia (Federated States of)", "FSM"),
    ("Niger", "NER"),
    ("Nigeria", "NGA"),
    ("Dominica", "DMA"),
    ("Dominican Republic", "DOM"),
    ("Macedonia", "MKD"),
    ("North Macedonia", "MKD"),
    ("The former Yugoslav Republic of Macedonia", "MKD"),
    # States that are no more
    ("Czechoslovakia", "CSK"),
    ("German Democratic Republic", "DDR"),
    ("East Germany", "DDR"),
    ("Germany", "DEU"),
    ("Federal Republic of Germany", "DEU"),
    ("Yemen", "YEM"),
    ("Democratic Yemen", "YMD"),
    ("South Yemen", "YMD"),
    ("Viet Nam", "VNM"),
    ("Republic of Viet-Nam", "RVN"),
    ("South Vietnam", "RVN"),
    # new names of the same State
    ("Eswatini", "SWZ"),
    ("Swaziland", "SWZ"),
    ("Cabo Verde", "CPV"),
    ("Cape Verde", "CPV"),
    ("Timor-Leste", "TLS"),
    ("East Timor", "TLS"),
    ("Türkiye", "TUR"),
    ("Turkey", "TUR"),
    # entities that are no States like others
    ("State of Palestine", "PSE"),
    ("Palestine", "PSE"),
    ("Holy See", "VAT"),
    ("European Union", "EUE"),
    ("Taiwan", "TWN"),
    # the forms in which a code may be written
    ("LTU", "LTU"),
    ("LT", "LTU"),
    ("lithuania", "LTU"),
    ("  Lithuania ", "LTU"),
    ("https://w3id.org/treaty-kg/id/actor/LTU", "LTU"),
    ("Côte d'Ivoire", "CIV"),
]


@pytest.mark.parametrize(("name", "code"), EXACT)
def test_a_name_is_exactly_this_actor(kg: Asked, name: str, code: str) -> None:
    told = kg("status", name, "apmbc", "--on", "2010-01-01", "--format", "json")
    assert told.code == 0, told.err
    assert told.json() == kg("status", code, "apmbc", "--on", "2010-01-01", "--format", "json").json()


@pytest.mark.parametrize(("name", "codes"), [("Korea", {"KOR", "PRK"}), ("Congo", {"COD", "COG"}), ("congo", {"COD", "COG"})])
def test_a_name_of_two_states_is_refused_with_both(kg: Asked, name: str, codes: set[str]) -> None:
    told = kg("status", name, "apmbc", "--on", "2010-01-01")
    assert (told.code, told.out) == (2, "")
    assert f'"{name}" is the name of several actors' in told.err
    assert all(code in told.err for code in codes)


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Yugoslavia", "1990-01-01", "YUG"),
        ("Yugoslavia", "2000-01-01", "SCG"),
        ("United Arab Republic", "1965-01-01", "EGY"),
        ("United Arab Republic", "1960-01-01", "UAR"),
    ],
)
def test_a_name_bound_to_a_time_is_the_actor_of_that_day(kg: Asked, name: str, on: str, code: str) -> None:
    told = kg("status", name, "apmbc", "--on", on, "--format", "json")
    assert told.code == 0, told.err
    assert told.json() == kg("status", code, "apmbc", "--on", on, "--format", "json").json()


def test_without_a_day_a_name_of_two_times_is_ambiguous(kg: Asked) -> None:
    told = kg("periods", "--actor", "Yugoslavia", "--format", "csv")
    assert (told.code, told.out) == (2, "")
    assert "YUG" in told.err and "SCG" in told.err


def test_after_its_time_a_name_is_nobodys(kg: Asked) -> None:
    assert kg("status", "Yugoslavia", "apmbc", "--on", "2020-01-01").code == 2


@pytest.mark.parametrize(("name", "near"), [("Lithuenia", "LTU"), ("Guinea Bisau", "GNB"), ("Yugoslvia", "YUG")])
def test_a_misspelt_name_is_never_guessed_but_suggested(kg: Asked, name: str, near: str) -> None:
    told = kg("status", name, "apmbc", "--on", "2010-01-01")
    assert (told.code, told.out) == (2, "")
    assert "is not known" in told.err
    assert near in told.err


def test_asked_for_near_names_are_the_answer_and_still_no_guess(kg: Asked) -> None:
    told = kg("status", "Lithuenia", "apmbc", "--on", "2010-01-01", "--suggest")
    assert (told.code, told.out, told.err) == (2, "LTU (Lithuania)\n", 'kg: actor "Lithuenia" is not known\n')
    assert "PRK" in kg("--suggest", "status", "Korea", "apmbc", "--on", "2010-01-01").out
    assert kg("status", "Zzyzx", "apmbc", "--on", "2010-01-01", "--suggest").out == ""


@pytest.mark.parametrize("name", ["", " ", "Guin", "Republic", "*", "LTU;LVA", "--", "'; DROP", "%", "\\", "🇱🇹", "L" * 10_000])
def test_what_is_no_name_is_refused(kg: Asked, name: str) -> None:
    told = kg("status", "--on", "2010-01-01", "--", name, "apmbc")
    assert (told.code, told.out) == (2, "")


@pytest.mark.parametrize("name", ["apmbc", "Ottawa Convention", "mine ban treaty", "https://w3id.org/treaty-kg/id/treaty/apmbc"])
def test_a_treaty_is_found_by_slug_name_or_iri(kg: Asked, name: str) -> None:
    assert kg("parties", name, "--on", "2010-01-01", "--format", "json").json()["treaty"] == "apmbc"


@pytest.mark.parametrize("name", ["apmb", "Otawa Convention", "AMPBC"])
def test_an_unknown_treaty_is_refused_with_near_ones(kg: Asked, name: str) -> None:
    told = kg("parties", name, "--on", "2010-01-01")
    assert (told.code, told.out) == (2, "")
    assert f'treaty "{name}" is not known' in told.err
    assert "did you mean: apmbc" in told.err


@pytest.mark.parametrize("name", ["EU", "eu"])
def test_a_group_is_found_whatever_its_case(kg: Asked, name: str) -> None:
    answer = kg("parties", "apmbc", "--on", "2013-07-01", "--member-of", name, "--format", "json").json()
    assert (answer["member_of"], answer["count"]) == ("EU", 28), "Croatia joined that day; Poland was the last to be bound"


def test_an_unknown_group_is_refused(kg: Asked) -> None:
    told = kg("parties", "apmbc", "--on", "2013-07-01", "--member-of", "XX")
    assert (told.code, told.out) == (2, "")
    assert "EU" in told.err


@pytest.mark.parametrize("view", ["", "mine", "holder:", "holder:XYZ", "Depositary"])
def test_an_unknown_view_is_refused(kg: Asked, view: str) -> None:
    assert kg("status", "UKR", "apmbc", "--on", "2025-12-27", "--view", view).code == 2


def test_the_holder_who_is_the_actor_is_its_own_view(kg: Asked) -> None:
    answer = kg("status", "UKR", "apmbc", "--on", "2025-12-27", "--view", "holder:UA", "--format", "json").json()
    assert (answer["view"], answer["bound"]) == ("self", False)


DAYS = [
    "",
    "today",
    "2025",
    "2025-13-01",
    "2025-02-29",
    "27.12.2025",
    "2025-12-27T00:00",
    "20251227",
    "2025-W52-6",
    "0000-01-01",
    "٢٠٢٥-١٢-٢٧",
]


@pytest.mark.parametrize("day", DAYS)
def test_what_is_no_day_is_refused(kg: Asked, day: str) -> None:
    told = kg("status", "LTU", "apmbc", f"--on={day}")
    assert (told.code, told.out) == (2, "")
    assert "YYYY-MM-DD" in told.err
