"""The few words a report prints of its own: Source, Data, Notes, page n of m."""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "contents": "Contents",
    "skip": "Skip to the report",
    "source": "Source",
    "data": "Data",
    "download": "Download as CSV",
    "files": "Files",
    "notes": "Notes",
    "from": "From",
    "count": "Counted in this edition",
    "parameter": "Chosen for this report",
    "order": "Notes are grouped by source, and then by formula. An arrow leads back to the text.",
    "back": "Back to citation",
    "note": "note",
    "licence": "Licence",
    "page": "Page {n} of {m}",
    "edition": "Edition",
    "latest": "latest",
    "check": "Check",
    "result": "Result",
    "detail": "Detail",
    "passed": "Passed",
    "warning": "Warning",
    "failed": "Failed",
}

TURKISH: Mapping[str, str] = {
    "contents": "İçindekiler",
    "skip": "Rapora geç",
    "source": "Kaynak",
    "data": "Veriler",
    "download": "CSV olarak indir",
    "files": "Dosyalar",
    "notes": "Notlar",
    "from": "Şunlardan",
    "count": "Bu baskıda sayılanlar",
    "parameter": "Bu rapor için seçilenler",
    "order": "Notlar kaynağa, sonra formüle göre sıralanmıştır. Oklar metne geri götürür.",
    "back": "Atıfa dön",
    "note": "not",
    "licence": "Lisans",
    "page": "Sayfa {n} / {m}",
    "edition": "Baskı",
    "latest": "güncel",
    "check": "Denetim",
    "result": "Sonuç",
    "detail": "Ayrıntı",
    "passed": "Geçti",
    "warning": "Uyarı",
    "failed": "Başarısız",
}

KAZAKH: Mapping[str, str] = {
    "contents": "Мазмұны",
    "skip": "Есепке өту",
    "source": "Дереккөз",
    "data": "Деректер",
    "download": "CSV түрінде жүктеу",
    "files": "Файлдар",
    "notes": "Ескертпелер",
    "from": "Негізі",
    "count": "Осы басылымда саналғаны",
    "parameter": "Осы есеп үшін таңдалғаны",
    "order": "Ескертпелер дереккөз, содан соң формула бойынша топталған. Жебе мәтінге қайтарады.",
    "back": "Сілтемеге оралу",
    "note": "ескертпе",
    "licence": "Лицензия",
    "page": "{n}-бет, барлығы {m}",
    "edition": "Басылым",
    "latest": "соңғы",
    "check": "Тексеру",
    "result": "Нәтиже",
    "detail": "Толығырақ",
    "passed": "Өтті",
    "warning": "Ескерту",
    "failed": "Өтпеді",
}

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "tr": TURKISH, "kk": KAZAKH}


def words(language: str) -> Mapping[str, str]:
    """Return the words in a language (BCP 47); English where it has none.

    >>> words("tr")["source"], words("kk-KZ")["page"], words("fr")["data"]
    ('Kaynak', '{n}-бет, барлығы {m}', 'Data')
    """
    return LANGUAGES.get(language.split("-")[0].lower(), ENGLISH)
