"""Treaties made on a cluster: their files go out, N-Quads and tables come back."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from kg.cluster.parcels import Parcel, packed, unpacked
from kg.cluster.scheduler import ClusterTrouble, connected
from kg.corpus.fingerprints import inputs_of
from kg.shards import Crew, Shard, Workshop


def cluster(address: str) -> Crew:
    """A crew of all workers that a scheduler knows."""
    return lambda workshop, families: _crew(address, workshop, families)


def _crew(address: str, workshop: Workshop, families: Sequence[Sequence[str]]) -> Iterator[Shard]:
    if not families:
        return
    with connected(address) as workers:
        shared = workers.shared(workshop)
        pieces = ((tuple(family), _files(workshop, family)) for family in sorted(families, key=workshop.weight, reverse=True))
        for shard, files in workers.each(_made, shared, pieces):
            if shard is None:
                raise ClusterTrouble("a worker runs another edition of kg; install the same one everywhere")
            unpacked(files, workshop.target)
            yield shard


def _files(workshop: Workshop, family: Sequence[str]) -> Parcel:
    """What a piece follows from; the shared tables go with the workshop."""
    folders = (workshop.data / "treaties" / slug for slug in sorted(workshop.needed(family)))
    return packed(workshop.data, (path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in (".csv", ".toml")))


def _made(workshop: Workshop, slugs: Sequence[str], files: Parcel) -> tuple[Shard | None, Parcel]:
    """One piece, on a worker, in a folder that is gone afterwards; nothing where its program is another one."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        if inputs_of(root, root).program != workshop.inputs.program:
            return None, {}
        data, target = root / (workshop.data.name or "data"), root / "build"
        unpacked(files, data)
        shard = replace(workshop, data=data, target=target).make(slugs)
        return shard, packed(target, (path for path in target.rglob("*") if path.is_file()))
