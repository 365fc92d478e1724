"""The reading edge: the files under ``seeds/``, checked whole, as typed records.

Nothing is built from files with a fault: ``load`` raises one ``SeedError`` that lists them all.
"""

from analysis.seeds.edition import Correction, Seeds
from analysis.seeds.loading import SEEDS, check, load, load_panel

__all__ = ["SEEDS", "Correction", "Seeds", "check", "load", "load_panel"]
