"""Bad files, bad stores, a full disk, a killed import: a clear message, the store as it was."""

import gzip
import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from analysis.errors import PanelError
from analysis.panels.store import Store
from analysis.panels.synthetic import write_baci

Brief = Callable[..., Result]
Write = Callable[[str, str], Path]
Tree = Callable[[], dict[str, bytes]]

HEADER = "reporter,partner,flow,year,value\n"
GOOD = "KAZ,TUR,exports,2020,100\n"


@pytest.fixture
def held(brief: Brief, write: Write, tree: Tree) -> dict[str, bytes]:
    """Return the content of a store that has one good file."""
    brief(write("good.csv", HEADER + GOOD))
    return tree()


def test_an_unreadable_file_is_refused(brief: Brief, tmp_path: Path) -> None:
    result = brief(tmp_path / "none.csv")

    assert result.exit_code == 1
    assert result.output == (
        f"Error: {tmp_path}/none.csv: found No such file or directory; "
        "expected a file that can be read. Check it.\n"
    )


def test_an_archive_that_is_cut_off_is_refused_with_the_place(
    brief: Brief, tmp_path: Path, held: dict[str, bytes], tree: Tree
) -> None:
    path = tmp_path / "cut.csv.gz"
    whole = gzip.compress(
        (HEADER + "".join(GOOD.replace("100", str(n)) for n in range(9999))).encode()
    )
    path.write_bytes(whole[: len(whole) // 2])

    result = brief(path)

    assert result.output == (
        "Error: cut.csv.gz, after line 1: found an archive that is cut off; "
        "expected a whole gzip file. Fetch the file again and compare its size.\n"
    )
    assert tree() == held


def test_a_damaged_archive_is_refused(brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv.gz"
    whole = bytearray(gzip.compress((HEADER + GOOD).encode()))
    whole[-6] ^= 0xFF
    path.write_bytes(bytes(whole))

    assert "found a damaged archive; expected a whole gzip file" in brief(path).output


def test_a_plain_file_that_ends_in_mid_row_is_refused(
    brief: Brief, write: Write, held: dict[str, bytes], tree: Tree
) -> None:
    result = brief(write("cut.csv", HEADER + GOOD + "KAZ,TUR,exp"))

    assert result.output == (
        "Error: cut.csv:3: found the end of the file after 3 of 5 cells; "
        "expected a whole row. The file is cut off: fetch it again.\n"
    )
    assert tree() == held


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "cut.csv:1: found an empty file; expected a header and rows"),
        (b"\n\n", "cut.csv:1: found an empty file"),
        (b"t,i,j,k,v\n", "cut.csv:1: found no row after the header"),
        (b"PK\x03\x04\x00\x00", "cut.csv: found a ZIP archive or a spreadsheet; expected CSV"),
        (b"PAR1\x00", "cut.csv: found a Parquet file"),
        (b"<!DOCTYPE html>\n<p>\n", "cut.csv: found a web page"),
        ("t,i\n1,2\n".encode("utf-16"), "cut.csv: found UTF-16 text"),
        (b"t,i,j\x00\n1,2,3\n", "cut.csv: found binary data"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(
    brief: Brief, tmp_path: Path, content: bytes, found: str
) -> None:
    path = tmp_path / "cut.csv"
    path.write_bytes(content)

    result = brief(path)

    assert result.exit_code == 1
    assert found in result.output


def test_a_foreign_table_is_refused_with_what_to_map(brief: Brief, write: Write) -> None:
    result = brief(write("gdp.csv", "Country Name,Country Code,Year,Value\nAruba,ABW,2000,1\n"))

    assert result.output == (
        "Error: gdp.csv:1 (header): found the columns Country Name, Country Code, Year, Value; "
        "expected a known layout; missing reporter (or exporter and importer); partner; "
        "flow (or a value column called exports or imports). "
        "Say what each is with --map COLUMN=FIELD, such as --map 'Country Name=reporter'.\n"
    )


def test_a_named_format_that_does_not_fit_is_refused(brief: Brief, write: Write) -> None:
    result = brief(write("x.csv", HEADER + GOOD), "--format", "baci")

    assert result.output == (
        "Error: x.csv:1 (header): found reporter, partner, flow, year, value; "
        "expected the columns of baci: t, i, j, k, v. "
        "Name another --format, or say with --map COLUMN=FIELD what each column is.\n"
    )


@pytest.mark.parametrize(
    ("mapping", "found"),
    [
        ("Nobody=reporter", "--map: found column 'Nobody'; expected one of reporter, partner"),
        ("value=price", "--map: found field 'price'; expected one of reporter, partner"),
        ("value", "--map: found 'value'; expected COLUMN=FIELD"),
    ],
)
def test_a_mapping_that_names_nothing_is_refused(
    brief: Brief, write: Write, mapping: str, found: str
) -> None:
    assert found in brief(write("x.csv", HEADER + GOOD), "--map", mapping).output


def test_a_wrong_encoding_is_refused_with_the_line(
    brief: Brief, tmp_path: Path, held: dict[str, bytes], tree: Tree
) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(("name," + HEADER + "x," + GOOD + "Türkiye," + GOOD).encode("latin-1"))

    result = brief(path)

    assert result.output == (
        "Error: latin.csv:3: found the byte 0xfc, which is not utf-8; expected text in utf-8. "
        "Name the file's own with --encoding, such as latin-1.\n"
    )
    assert tree() == held


def test_a_named_encoding_is_read(brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(("name," + HEADER + "Türkiye," + GOOD).encode("latin-1"))

    assert brief(path, "--encoding", "latin-1").exit_code == 0


def test_every_unfit_row_is_in_the_rejects_with_line_and_reason(
    brief: Brief, write: Write, store: Path
) -> None:
    rows = [
        GOOD.strip(),  # line 2
        "KAZ,TUR,exports,2021,-5",
        "KAZ,TUR,exports,2022,9e15",
        "KAZ,TUR,exports,2023,many",
        "KAZ,TUR,exports,2024,inf",
        "KAZ,TUR,exports,20x4,5",
        "KAZ,TUR,exports,3024,5",
        "KAZ,TUR,transit,2024,5",
        "KZA,TUR,exports,2024,5",
        "KAZ,TUR,exports,2024",
        "",
        "KAZ,TUR,exports,2020,100",
        "KAZ,TUR,exports,2020,101",
        "KAZ,TUR,exports,2019,NaN",
        'KAZ,"TUR,exports,2018,7',
    ]
    result = brief(write("x.csv", HEADER + "\n".join(rows) + "\n"))

    (file,) = (store / "rejects").iterdir()
    reasons = [line.split(",")[:2] for line in file.read_text(encoding="utf-8").splitlines()]
    assert reasons == [
        ["line", "reason"],
        ["3", "value -5 is negative"],
        ["4", "value 9e15 is more than the world trades"],
        ["5", "value many is no number"],
        ["6", "value inf is no number"],
        ["7", "year 20x4 is no year of 1800 to 2100"],
        ["8", "year 3024 is no year of 1800 to 2100"],
        ["9", "flow is neither exports nor imports"],
        ["10", "reporter KZA is no country code; did you mean KAZ?"],
        ["11", "found 4 cells; expected 5"],
        ["16", "found 0 cells; expected 5"],
        ["13", "repeats the place of line 2 with the same value"],
        ["14", "repeats the place of line 2 with another value"],
    ]
    assert "  1 left out: no figure" in result.output
    assert "  1 figures of 2020 to 2020 kept" in result.output
    with Store(store) as panel:
        assert [(o.year, o.value) for o in panel.pair("KAZ", "TUR")] == [(2020, 100.0)]


def test_a_file_without_a_usable_row_is_refused(
    brief: Brief, write: Write, held: dict[str, bytes], tree: Tree
) -> None:
    result = brief(write("x.csv", HEADER + "KAZ,TUR,exports,2020,-1\n"))

    assert result.output == (
        "Error: x.csv: found no row to use: 1 × value is negative (line 2: value -1 is negative); "
        "expected figures. Check --format and --map.\n"
    )
    assert tree() == held


def test_a_store_of_an_older_schema_is_refused(
    brief: Brief, write: Write, store: Path, held: dict[str, bytes]
) -> None:
    assert held
    manifest = store / "store.json"
    content = json.loads(manifest.read_text(encoding="utf-8")) | {"schema": 0}
    manifest.write_text(json.dumps(content), encoding="utf-8")

    result = brief(write("new.csv", HEADER + GOOD.replace("2020", "2021")))

    assert result.output == (
        f"Error: {manifest} (schema): found version 0, of older make; expected version 1. "
        "Import the files again with --into a new folder.\n"
    )


def test_a_damaged_manifest_is_refused(store: Path, held: dict[str, bytes]) -> None:
    assert held
    (store / "store.json").write_text("{", encoding="utf-8")

    with pytest.raises(PanelError, match="expected the list of imports"):
        Store(store)


def test_a_folder_of_other_things_is_no_store(brief: Brief, write: Write, store: Path) -> None:
    store.mkdir()
    (store / "letter.txt").write_text("dear", encoding="utf-8")

    result = brief(write("x.csv", HEADER + GOOD))

    assert "found a folder with letter.txt and no store.json; expected a store" in result.output
    assert [path.name for path in store.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    "question", [lambda p: p.pair("KAZ", "TUR"), lambda p: p.totals("KAZ", "exports")]
)
def test_a_store_that_lost_a_file_says_so(
    store: Path, held: dict[str, bytes], question: Callable[[Store], object]
) -> None:
    assert held
    for path in store.rglob("*.parquet"):
        path.unlink()

    with Store(store) as panel, pytest.raises(PanelError, match="expected the files of its man"):
        question(panel)


def _run(
    path: Path, store: Path, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "import", str(path), "--into", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
    )


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_full_disk_leaves_the_store_as_it_was(
    tmp_path: Path, store: Path, held: dict[str, bytes], tree: Tree
) -> None:
    path = tmp_path / "big.csv"
    write_baci(path, 200_000, years=2)

    run = _run(path, store, before=_small_files)

    told, _ = run.communicate(timeout=120)
    assert run.returncode == 1
    assert re.search(
        rf"Error: {store}: found .*; expected room to write the import\. "
        r"The store is as it was\. Make room on the disk, or choose another --into\.",
        told,
    )
    assert tree() == held


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_is_really_full_leaves_the_store_as_it_was(
    tmp_path: Path, write: Write
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk], check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        good = _run(write("good.csv", HEADER + GOOD), disk / "store")
        good.communicate(timeout=120)
        path = tmp_path / "big.csv"
        write_baci(path, 200_000, years=2)
        run = _run(path, disk / "store")
        told, _ = run.communicate(timeout=120)
        with Store(disk / "store") as panel:
            values = [o.value for o in panel.pair("KAZ", "TUR")]
    finally:
        subprocess.run(["umount", disk], check=True)
    assert "expected room to write the import" in told
    assert values == [100.0]


def test_a_killed_import_goes_on_where_it_was(
    tmp_path: Path, brief: Brief, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.panels import importing, staging

    monkeypatch.setattr("analysis.panels.reading.blocks.__defaults__", (20_000,))
    path = tmp_path / "big.csv"
    rows = write_baci(path, 3_000, years=2)
    staged: list[int] = []
    stage = staging._staged_block

    def dying(*arguments: object) -> staging.Progress:
        if len(staged) == 2:
            raise KeyboardInterrupt
        staged.append(1)
        return stage(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(staging, "_staged_block", dying)
    with pytest.raises(KeyboardInterrupt):
        importing.import_panel(importing.Request(file=path, store=store))
    left = [path.name for path in store.rglob("0*.json")]
    staged[:] = [1] * -99
    monkeypatch.setattr(staging, "_staged_block", stage)

    result = brief(path)

    assert sorted(left) == ["00000.json", "00001.json"]
    assert f"{rows:,} rows read as baci" in result.output
    assert not (store / ".staging").exists()
    fresh = tmp_path / "fresh"
    importing.import_panel(importing.Request(file=path, store=fresh))
    with Store(store) as one, Store(fresh) as two:
        assert one.world("exports") == two.world("exports")


def test_an_import_killed_for_good_leaves_the_store_and_the_next_completes(
    tmp_path: Path, brief: Brief, store: Path, held: dict[str, bytes]
) -> None:
    path = tmp_path / "big.csv"
    write_baci(path, 300_000, years=2)
    run = _run(path, store)
    while not list(store.glob(".staging/*")) and run.poll() is None:
        pass
    run.kill()
    run.communicate()

    kept = {name: (store / name).read_bytes() for name in held}
    result = brief(path)

    assert kept == held
    assert result.exit_code == 0
    with Store(store) as panel:
        assert {source.source_id for source in panel.sources()} == {"good", "baci"}


def test_two_imports_at_once_are_refused(brief: Brief, write: Write, store: Path) -> None:
    from analysis.panels import manifest

    path = write("x.csv", HEADER + GOOD)

    with manifest.locked(store):
        result = brief(path)

    assert result.output == (
        f"Error: {store}: found another import at work; expected one at a time. Wait for its end.\n"
    )
