"""What the corpus held on a day: the second of the two times (law model, section 7)."""

from datetime import date

from msgspec.structs import replace

from kg.corpus.acts_file import linked
from kg.corpus.model import TreatyFolder
from kg.law.acts import Act


def recorded_by(folder: TreatyFolder, by: date, *, undated: bool) -> TreatyFolder:
    """The folder as it stood at the end of a day: acts recorded by then, and former ones not yet corrected.

    Of an act that does not tell when it was recorded it is unknown: ``undated`` takes
    all of them in, as far as they had been done by then, or leaves all out.
    """
    acts = [act for act in folder.acts if _held(act, by, undated)]
    acts += [former.act for former in folder.former_acts if by < former.corrected_on and _held(former.act, by, undated)]
    return _with_acts(folder, acts)


def _held(act: Act, by: date, undated: bool) -> bool:
    if act.recorded_on is not None:
        return act.recorded_on <= by
    return undated and act.day.earliest <= by


def _with_acts(folder: TreatyFolder, acts: list[Act]) -> TreatyFolder:
    """The folder with the acts of another day; what rests on acts that were not there is left out.

    What the list claimed to cover on that day is recorded nowhere, so it claims nothing.
    """
    ids = {act.id for act in acts}
    positions = [told for told in folder.positions if not told.position.about or told.position.about in ids]
    return replace(folder, acts=linked(acts), positions=positions, coverage=None)
