"""Seeds of pairs that the tests make up: what is not given is empty."""

import shutil
from pathlib import Path

from analysis import seeds
from analysis.dossier import Dossier

FOLDER = Path(__file__).parent / "sections" / "seeds"
TABLES = ("sources", "claims", "events", "series", "panel", "corrections", "ignored")


def laid(name: str, directory: Path) -> Path:
    """Lay the tables of ``name`` into ``directory``, with the schema of the shipped seeds."""
    shutil.copy(seeds.SEEDS / "datapackage.json", directory)
    for table in TABLES:
        own = FOLDER / name / f"{table}.csv"
        header = (seeds.SEEDS / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0]
        told = own.read_text(encoding="utf-8") if own.exists() else f"{header}\n"
        (directory / f"{table}.csv").write_text(told, encoding="utf-8")
    return directory


def made_up(name: str, reporter: str, partner: str, directory: Path) -> Dossier:
    """Return what the seeds ``name`` tell of two countries from 2010 to 2020."""
    return Dossier.open(
        reporter, partner, first_year=2010, last_year=2020, directory=laid(name, directory)
    )
