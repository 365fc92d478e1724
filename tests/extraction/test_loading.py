"""Files that are documents, and files that are not."""

from pathlib import Path

import pytest
from pypdf import PdfWriter

from analysis.extraction.extractor import facts
from analysis.extraction.text.loading import LARGEST, DocumentError, load

PAGE = """<!doctype html><html><head><title>Site</title>
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
<script>var price = "$9 billion";</script><style>p { width: 50% }</style></head>
<body><nav>Top 10 stories</nav><article><h1>Chile and Peru trade more</h1>
<p>Trade of Chile and Peru grew&nbsp;7% to <b>$3 billion</b> last year.</p></article></body></html>
"""


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        load(path)
    return str(caught.value).replace(str(path.parent), "")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "a.txt", " \n\n")) == (
        "/a.txt: found no text; expected an article. Check that the download is complete."
    )


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    assert "U+0000 at 1; expected text" in refusal(written(tmp_path, "a.txt", b"a\x00b"))


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "Türkiye'nin ihracatı".encode("cp1254"))

    assert "found byte 0xfc at 1; expected UTF-8. Save the file as UTF-8" in refusal(path)


def test_torn_wide_characters_are_refused(tmp_path: Path) -> None:
    assert "expected UTF-8" in refusal(written(tmp_path, "a.txt", b"\xff\xfea"))


def test_a_binary_file_named_as_a_page_is_refused(tmp_path: Path) -> None:
    assert "found a null byte; expected a web page" in refusal(
        written(tmp_path, "a.html", b"\x00\x01\xff")
    )


def test_ten_megabytes_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"trade " * (2 * LARGEST // 6))

    assert "found 10.0 MB; expected at most 5 MB" in refusal(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "found no such file or directory; expected a readable file" in refusal(
        tmp_path / "a.txt"
    )


def test_a_scanned_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.write(path)

    assert "found a PDF without a text layer" in refusal(path)


def test_a_broken_pdf_is_refused(tmp_path: Path) -> None:
    assert "a PDF that cannot be read" in refusal(written(tmp_path, "a.pdf", b"%PDF-1.7 nothing"))


def test_of_a_web_page_only_the_article_is_read(tmp_path: Path) -> None:
    document = load(written(tmp_path, "a.html", PAGE))

    assert document.published == "2024-03-05"
    assert document.text.splitlines()[0] == "Chile and Peru trade more"
    assert [document.text[f.quantity.start : f.quantity.end] for f in facts(document)] == [
        "7%",
        "$3 billion",
    ]


def test_markdown_is_read_as_it_stands(tmp_path: Path) -> None:
    text = "# Chile and Peru\n\n- Trade: **$3 billion** in 2023\n"
    document = load(written(tmp_path, "a.md", text))

    (fact,) = facts(document)

    assert document.text == text
    assert document.text[fact.quantity.start : fact.quantity.end] == "$3 billion"


def test_line_ends_of_a_file_are_kept_so_that_spans_are_places_in_it(tmp_path: Path) -> None:
    document = load(written(tmp_path, "a.txt", "Chile\r\n\r\nTrade with Peru is $3 billion.\r\n"))

    (fact,) = facts(document)

    assert document.text[fact.quantity.start : fact.quantity.end] == "$3 billion"


def test_the_stated_date_is_read_and_the_given_one_overrides_it(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "Title\nOutlet\nPublished: 2021-12\n\nTrade fell.\n")

    assert load(path).published == "2021-12"
    assert load(path, published="2022-01-02").published == "2022-01-02"
