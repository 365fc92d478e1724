"""Files in BACI's layout with any number of rows, made by rule: for benchmarks and tests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

YEARS = 30
FIRST = 1995
PRODUCTS = 5_000


def write_baci(path: Path, rows: int, years: int = YEARS) -> int:
    """Write a file like BACI's, sorted by year and exporter; return its exact number of rows.

    Pairs differ in size as real ones do: a few trade in thousands of products, most in few.
    The same ``rows`` gives the same bytes.

    Args:
        path: The file to write.
        rows: About how many; the number in each year is the same.
        years: How many years from 1995 on.
    """
    import pyarrow as pa
    from pyarrow import csv

    written = 0
    with path.open("wb") as file:
        file.write(b"t,i,j,k,v,q\n")
        options = csv.WriteOptions(include_header=False, quoting_style="none")
        for year in range(FIRST, FIRST + years):
            for columns in _year(year, rows // years):
                table = pa.table(columns)
                csv.write_csv(table, file, options)
                written += table.num_rows
    return written


def _countries() -> list[int]:
    import pycountry

    return sorted(int(country.numeric) for country in pycountry.countries)


def _year(year: int, rows: int, exporters: int = 16) -> Iterator[dict[str, Any]]:
    """Yield one year's columns, some exporters at a time."""
    import numpy as np

    codes = np.array(_countries())
    rank = np.random.default_rng(1).permutation(len(codes)) + 1.0
    weight = np.outer(1 / rank, 1 / rank) ** 0.7
    np.fill_diagonal(weight, 0)
    per_pair = _fitted(weight, rows)
    products = (np.arange(PRODUCTS) * 181 + 10_111) % 970_000 + 10_000
    for start in range(0, len(codes), exporters):
        counts = per_pair[start : start + exporters]
        exporter, importer = (axis.ravel() for axis in np.indices(counts.shape))
        sizes = counts.ravel()
        i = np.repeat(codes[start + exporter], sizes)
        j = np.repeat(codes[importer], sizes)
        nth = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        k = products[(nth + i * 7 + j * 3) % PRODUCTS]
        cents = (i * 2_654_435_761 + j * 40_503 + k * 97 + year * 31) % 9_999_991
        yield {
            "t": np.full(len(i), year),
            "i": i,
            "j": j,
            "k": np.char.zfill(k.astype("U6"), 6),
            "v": (cents + 1) / 1000,
            "q": cents % 1000 / 10,
        }


def _fitted(weight: Any, rows: int) -> Any:
    """Return how many products each pair trades, so that all together come near ``rows``."""
    import numpy as np

    low, high = 0.0, 1e9
    for _ in range(60):
        middle = (low + high) / 2
        fits = np.minimum(np.floor(weight * middle), PRODUCTS).sum() <= rows
        low, high = (middle, high) if fits else (low, middle)
    return np.minimum(np.floor(weight * low), PRODUCTS).astype(int)
