"""The questions: ``kg status``, ``parties``, ``periods``, ``timeline`` and ``explain``."""

import argparse

from kg.answers import names
from kg.answers.errors import UnknownActor, UnknownTreaty
from kg.answers.tables import Tables
from kg.answers.words import name_of, view_said
from kg.cli.output import as_json, emit, emit_rows, form_of
from kg.cli.parser import add_format
from kg.cli.places import note, tables_of
from kg.cli.recalling import add_record, recalled


def add_status(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg status``."""
    _who_and_what(parser)
    add_when(parser)
    _add_known(parser)
    parser.add_argument("--view", metavar="VIEW", default="depositary", help="depositary (default), self or holder:CODE")
    add_format(parser)
    parser.set_defaults(run=status)


def add_explain(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg explain``."""
    _who_and_what(parser)
    add_when(parser)
    _add_known(parser)
    parser.add_argument("--view", metavar="VIEW", default="depositary", help="depositary (default), self or holder:CODE")
    add_format(parser, ("text", "json"))
    parser.set_defaults(run=explain)


def add_parties(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg parties``."""
    parser.add_argument("treaty", metavar="TREATY")
    add_when(parser)
    add_record(parser)
    parser.add_argument("--member-of", metavar="GROUP", help="only members of a group on that day, such as EU")
    add_format(parser)
    parser.set_defaults(run=parties)


def add_periods(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg periods``."""
    parser.add_argument("--treaty", metavar="TREATY")
    parser.add_argument("--actor", metavar="ACTOR")
    add_format(parser)
    parser.set_defaults(run=periods)


def add_timeline(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg timeline``."""
    parser.add_argument("subject", metavar="ACTOR|TREATY")
    parser.add_argument("treaty", metavar="TREATY", nargs="?", help="with an actor: only this treaty")
    add_format(parser)
    parser.set_defaults(run=timeline)


def status(options: argparse.Namespace) -> int:
    """One status; exit code 0 whatever it is."""
    tables = tables_of(options)
    on = on_of(options, tables)
    actor, slug = names.person_of(options.actor, tables, on), names.treaty_of(options.treaty, tables)
    view = names.view_of(options.view, actor, tables)
    known_on, tables = _known(options, tables)
    from kg.answers.recorded import settled_status  # noqa: PLC0415
    from kg.answers.status import status as answer_of  # noqa: PLC0415

    answer = recalled(options, tables, slug, lambda then: answer_of(then, actor, slug, on, view, known_on), settled_status, known_on)
    form = form_of(options, "json")
    if form == "json":
        emit(options, as_json(answer))
    else:
        flat = {key: _short(value) for key, value in answer.items()}
        emit_rows(options, [flat], ["actor", "treaty", "on", "status", "bound", "since", "until", "overlays", "other_views", "because"])
    return 0


def explain(options: argparse.Namespace) -> int:
    """The proof as text or JSON."""
    tables = tables_of(options)
    on = on_of(options, tables)
    actor, slug = names.person_of(options.actor, tables, on), names.treaty_of(options.treaty, tables)
    view = names.view_of(options.view, actor, tables)
    known_on, tables = _known(options, tables)
    from kg.answers.explain import explain as answer_of  # noqa: PLC0415
    from kg.answers.recorded import settled_status  # noqa: PLC0415

    answer = recalled(options, tables, slug, lambda then: answer_of(then, actor, slug, on, view, known_on), settled_status, known_on)
    emit(options, as_json(answer) if options.format == "json" else proof(answer, tables))
    return 0


def proof(answer: dict, tables: Tables) -> str:  # type: ignore[type-arg]
    """A proof as numbered lines."""
    lines = [answer["says"]]
    for step in answer["because"]:
        lines.append(f"  {step['step']}. {step['says']}")
        lines += [f"       source: {_source(source)}" for source in step["sources"][:_SHOWN]]
        if len(step["sources"]) > _SHOWN:
            lines.append(f"       and {len(step['sources']) - _SHOWN} more sources")
    if answer["why_not"]:
        open_ = answer["status"] == "unknown"
        lines.append(f"{'Whether it is bound is not known' if open_ else 'Not bound'}: {answer['why_not']}.")
    if answer["why_still"]:
        lines.append(f"Still bound: {answer['why_still']}.")
    lines += [_beside(overlay, tables) for overlay in answer["overlays"]]
    lines += [_other_view(view, tables) for view in answer["other_views"]]
    return "\n".join([*lines, f"Data as of {answer['data_as_of'] or 'a day that is not recorded'}."]) + "\n"


def _beside(overlay: dict, tables: Tables) -> str:  # type: ignore[type-arg]
    who = f" by {name_of(tables, overlay['claimant'])}" if overlay["claimant"] else ""
    until = f" until {overlay['until']}" if overlay["until"] else ""
    return f"Beside this: {overlay['kind'].replace('_', ' ')}{who}, since {overlay['since']}{until}."


def _other_view(view: dict, tables: Tables) -> str:  # type: ignore[type-arg]
    said = f": {view['proposition']}" if view.get("proposition") else ""
    status = view["status"].replace("_", " ")
    return f"In {view_said(tables, view['view'])}: {status}, {'bound' if view['bound'] else 'not bound'}{said}."


def _source(source: dict) -> str:  # type: ignore[type-arg]
    return f"{source['title'] or source['id']} <{source['url'] or source['id']}>"


_SHOWN = 3
"""How many sources of a step the text shows; JSON shows all."""


def parties(options: argparse.Namespace) -> int:
    """Who is bound on a day."""
    tables = tables_of(options)
    on, slug = on_of(options, tables), names.treaty_of(options.treaty, tables)
    group = names.group_of(options.member_of, tables) if options.member_of else None
    from kg.answers.lists import parties as answer_of  # noqa: PLC0415
    from kg.answers.recorded import settled_parties  # noqa: PLC0415

    answer = recalled(options, tables, slug, lambda then: answer_of(then, slug, on, group), settled_parties)
    note(options, f"{answer['count']} parties to {slug} on {on}" + (f", members of {group}" if group else ""))
    if answer["disputed_entities"]:
        note(options, f"counted, though its statehood is contested: {', '.join(answer['disputed_entities'])}")
    if answer["disputed"]:
        note(options, "in another view: " + "; ".join(_disputed(each, tables) for each in answer["disputed"]))
    if answer["unknown"]:
        note(options, f"not known, and not counted: {_some(answer['unknown'])}")
    emit_rows(options, answer["parties"], ["actor", "name", "status", "since"], whole=answer)
    return 0


def _some(codes: list[str]) -> str:
    """So many codes as a line holds, and how many more there are."""
    more = len(codes) - _IN_A_LINE
    return f"{', '.join(codes[:_IN_A_LINE])}{f' and {more} more' if more > 0 else ''}"


_IN_A_LINE = 12


def _disputed(each: dict, tables: Tables) -> str:  # type: ignore[type-arg]
    return f"{name_of(tables, each['actor'])} {'bound' if each['bound'] else 'not bound'} ({view_said(tables, each['view'])})"


def periods(options: argparse.Namespace) -> int:
    """All derived periods, or those of one treaty or actor."""
    tables = tables_of(options)
    slug = names.treaty_of(options.treaty, tables) if options.treaty else None
    actor = names.person_of(options.actor, tables) if options.actor else None
    from kg.answers.lists import periods as answer_of  # noqa: PLC0415

    emit_rows(options, answer_of(tables, slug, actor), ["treaty", "actor", "status", "start", "end"])
    return 0


def timeline(options: argparse.Namespace) -> int:
    """Acts and periods of an actor or a treaty."""
    tables = tables_of(options)
    slug = names.treaty_of(options.treaty, tables) if options.treaty else None
    actor, slug = _subject(options.subject, slug, tables)
    from kg.answers.lists import timeline as answer_of  # noqa: PLC0415

    emit_rows(options, answer_of(tables, slug=slug, actor=actor), ["date", "treaty", "actor", "event", "kind", "note", "sources"])
    return 0


def _subject(text: str, slug: str | None, tables: Tables) -> tuple[str | None, str | None]:
    """A timeline is of a treaty where the word names one, else of an actor."""
    if slug is None:
        try:
            return None, names.treaty_of(text, tables)
        except UnknownTreaty as no_treaty:
            try:
                return names.person_of(text, tables), None
            except UnknownActor as error:
                near = [*error.suggestions, *(no_treaty.suggestions if not error.suggestions else ())]
                raise UnknownActor(f'neither an actor nor a treaty is called "{text}"', near) from None
    return names.person_of(text, tables), slug


def _known(options: argparse.Namespace, tables: Tables) -> tuple[str | None, Tables]:
    """The day of knowledge, and the tables of what was done by then; what a corpus recorded by a day is derived apart."""
    known_on = names.day_of(options.known_on) if options.known_on is not None else None
    recalled_too = options.recorded_by is not None or options.release is not None
    return known_on, tables if known_on is None or recalled_too else known_tables(options, known_on)


def known_tables(options: argparse.Namespace, known_on: str) -> Tables:
    """A build of the same corpus from the acts done by a day; kept beside the build for the next question."""
    from kg.cli.building import build_or_report  # noqa: PLC0415
    from kg.cli.places import build_of  # noqa: PLC0415

    target = build_of(options) / "known" / known_on
    beside = argparse.Namespace(**{**vars(options), "build_dir": str(target)})
    if build_or_report(beside, known_on=known_on):
        raise UnknownTreaty("the corpus has faults, so nothing can be derived from it again")
    return Tables(target)


def _who_and_what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("actor", metavar="ACTOR", help="alpha-3, alpha-2, name, alias or IRI, exactly")
    parser.add_argument("treaty", metavar="TREATY", help="slug, name or IRI")


def _add_known(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--known-on", metavar="DATE", help="as it followed from the acts done by that day")
    add_record(parser)


def add_when(parser: argparse.ArgumentParser) -> None:
    """The option for the day of the question."""
    parser.add_argument("--on", metavar="DATE", help="the day of the question (today, which is then printed)")


def on_of(options: argparse.Namespace, tables: Tables) -> str:
    """The day of the question; the default is told, never hidden."""
    if options.on is not None:
        return names.day_of(options.on)
    from datetime import date  # noqa: PLC0415

    today = date.today().isoformat()
    note(options, f"no --on: answering for {today} (today); data as of {tables.data_as_of}")
    return today


def _short(value: object) -> object:
    if isinstance(value, list):
        return [each.get("says") or each.get("kind") or each.get("view") for each in value]
    return value
