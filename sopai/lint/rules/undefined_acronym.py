"""REF002: letters that only the author can read."""

from collections import Counter
from collections.abc import Iterator
from re import compile, escape

from sopai.lint.registry import Ask, Defect, rule, words
from sopai.lint.subject import Subject
from sopai.schema.document import SourceDocument
from sopai.schema.finding import Severity

SHOWN = 6
MIN_USES = 2
"""Times that an acronym is used from which its meaning matters."""

_ACRONYM = compile(r"(?<![A-Za-z0-9_/.#@-])[A-Z]{2,6}(?=s?(?![A-Za-z0-9_@-]|/\w|\.\w))")
_KNOWN = frozenset(
    words(
        "PDF, ID, SOP, URL, URI, OK, USB, PC, IT, HR, CEO, CTO, CFO, FAQ, QA, QC, UK, US, USA, "
        "EU, UTC, "
        "GMT, AM, PM, TV, DIY, CSV, XML, JSON, YAML, HTML, HTTP, HTTPS, API, SSH, DNS, IP, "
        "TCP, UDP, "
        "TLS, SSL, VPN, AWS, GCP, VM, VMS, CPU, RAM, GPU, SQL, UI, UX, GUI, CLI, SSD, HDD, "
        "LAN, WIFI, "
        "SMS, PIN, POS, ERP, CRM, PO, KPI, PPE, ISO, FDA, GMP, WHO, PR, PRS, MR, CI, CD, DB, "
        "OS, IDE, "
        "SDK, JPG, PNG, GIF, ZIP, ASAP, TODO, TBD, NOTE, AND, OR, NOT, IF, YES, NO, MUST, SHALL, "
        "SHOULD, MAY, DO, THE, ALL, ONLY, README, FYI, ETA, PS, VIP, LED, QR, AI, ML, DVD, "
        "GPS, MFA, "
        "DOI, NASA, GDPR, COVID, RACI, GB, MB, KB, TB, HZ, MHZ, GHZ, KW, BIOS, GIT, WARN, INFO, "
        "ERROR, DEBUG, GET, POST, PUT, IAM, EC, CVE, RFC, BUG, NTP, UUID, CPUS, CEST, CET, "
        "EST, PST, "
        "APIS, IPS, IDS, URLS, XX, XXX, HEAD, MD, AC, DC, NA, III, II, IV, VI, VII, DR, MS"
    )
)
"""What everybody at a desk knows, units, emphasised words and Roman numbers."""

_LETTERS = 0.6
"""Share of the letters of an item from which capitals are shouted, and no acronyms."""


def _ask(listed: str) -> Ask:
    return Ask(
        en=f'What do these stand for: {listed}? For example: "{{full name}} ({{acronym}})"',
        zh=f"这些缩写是什么：{listed}？例如：“{{全称}}（{{缩写}}）”",
    )


@rule("REF002", Severity.WARNING, strict=True)
def undefined_acronym(subject: Subject) -> Iterator[Defect]:
    """The document uses acronyms that it does not spell out.

    One finding for the document, which lists them. Only what is used twice counts.

    Why: a newcomer asks once what an acronym means, and then guesses.

    Bad:

        1. Li Si (Packer) sends the ZRQ to dock 3.
        2. Li Si (Packer) files the ZRQ in folder 2.

    Good:

        1. Li Si (Packer) sends the zone return query (ZRQ) to dock 3.
        2. Li Si (Packer) files the ZRQ in folder 2.

    Bad (zh):

        1. 打包员李四把ZRQ交给3号月台。
        2. 打包员李四把ZRQ放进2号文件夹。

    Good (zh):

        1. 打包员李四把退货查询单（ZRQ）交给3号月台。
        2. 打包员李四把ZRQ放进2号文件夹。

    Not flagged: what everybody knows (PDF, URL), codes with digits, headings and code.

    Source: PPA AP-907-005, Rev. 2: only authorised abbreviations; GtWR of INCOSE, R36 to R38.
    """
    document = subject.document
    used: Counter[str] = Counter()
    for item in subject.owned_items():
        said = document.plain[item.start : item.end]
        found = _ACRONYM.findall(said)
        if found and sum(map(len, found)) < _LETTERS * sum(map(str.isalpha, said)):
            used.update(name for name in found if name not in _KNOWN)
    unclear = [
        name
        for name, uses in used.items()
        if uses >= MIN_USES and not _is_spelt_out(document, name)
    ]
    if unclear:
        listed = ", ".join(unclear[:SHOWN]) + (", ..." if len(unclear) > SHOWN else "")
        yield Defect("/definitions", None, None, _ask(listed), quote=listed)


def _is_spelt_out(document: SourceDocument, name: str) -> bool:
    """It stands in brackets behind words or words behind it, or its initials are somewhere."""
    pattern = compile(
        rf"\w\W{{0,3}}[(（]\W{{0,3}}{escape(name)}s?\b|\b{escape(name)}s?\W{{0,3}}[(（]\s?\w{{3,}}\s\w|"
        rf"\b{escape(name)}\W{{0,4}}(?::|=|\||—|–|\bstands for|\bmeans|\bis (?:a|an|the)\b|是|指)|"
        rf"{escape(name)}[(（][\u4e00-\u9fff]"
    )
    if pattern.search(document.plain):
        return True
    initials = r"\W{1,3}(?:(?:of|for|and|the|to|in)\W)?".join(rf"{letter}\w+" for letter in name)
    return compile(rf"(?i)\b{initials}").search(document.plain) is not None
