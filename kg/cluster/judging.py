"""The graph judged on a cluster, some treaties at a time; what is found is remembered beside the build, as ``kg validate`` does."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from kg.answers.tables import Tables
from kg.cluster.parcels import Parcel, packed, unpacked
from kg.cluster.scheduler import ClusterTrouble, connected
from kg.validation.engines import edition_of
from kg.validation.judge import Judgement, Yardstick, batches, judge_batch, yardstick
from kg.validation.memory import Judged, recall, remember
from kg.validation.parts import SHARED, Parts


class Bench(Struct, frozen=True):
    """What every worker judges by, and the words and registers that all treaties use."""

    by: Yardstick
    engine: str
    manifest: Mapping[str, Any]
    files: Parcel


def judge_on(address: str, build: Path, ontology: Path, queries: Path | None) -> int:
    """Judge what changed since it was last judged; how many parts that were."""
    manifest, by, known = Tables(build).manifest, yardstick(ontology, queries), recall(build)
    parts = Parts(build, manifest, {name: (each.digest, each.rests_on) for name, each in known.items()})
    keys = {name: parts.key_of(name, by.edition) for name in parts}
    found = {name: known[name] for name, key in keys.items() if name in known and known[name].key == key}
    new = [name for name in parts if name not in found]
    if not new:
        return 0
    with connected(address) as workers:
        shared = {name: manifest[name] for name in ("words", "registers")}
        bench = workers.shared(Bench(by, edition_of("auto"), shared, _files(build, parts, [SHARED])))
        for judged in workers.each(_judged, bench, _pieces(build, manifest, parts, new)):
            if judged is None:
                raise ClusterTrouble("a worker has another SHACL engine; install the same one everywhere")
            found |= {name: Judged(parts[name].digest, parts[name].rests_on, keys[name], each) for name, each in judged.items()}
    remember(build, found)
    return len(new)


def _pieces(
    build: Path, manifest: Mapping[str, Any], parts: Parts, new: Sequence[str]
) -> Iterator[tuple[list[str], Mapping[str, Any], Parcel]]:
    """Batches as one machine would make them, each with the treaties it rests on."""
    for names in batches(new, parts):
        needed = [name for name in dict.fromkeys((*names, *(each for name in names for each in parts.lineage(name)))) if name != SHARED]
        yield names, {name: manifest["treaties"][name] for name in sorted(needed)}, _files(build, parts, needed)


def _files(build: Path, parts: Parts, names: Sequence[str]) -> Parcel:
    return packed(build, (build / file["file"] for name in names for file in parts[name].files))


def _judged(bench: Bench, names: list[str], treaties: Mapping[str, Any], files: Parcel) -> dict[str, tuple[Judgement, ...]] | None:
    """One batch, on a worker; nothing where its engine is another one."""
    if edition_of("auto") != bench.engine:
        return None
    with TemporaryDirectory() as folder:
        unpacked({**bench.files, **files}, Path(folder))
        return judge_batch(names, Parts(Path(folder), {**bench.manifest, "treaties": treaties}, {}), bench.by)
