"""The use cases, one function each: what the command line, the page and the suites call."""

from sopai.lint.catalogue import RulePage, rule_page, rule_pages
from sopai.lint.house import HouseRules
from sopai.lint.owner_policy import OwnerPolicy
from sopai.schema.place import place_words
from sopai.schema.sop import numbers
from sopai.workflow.extracting import Extracted, extract_file
from sopai.workflow.files import UNSEEN, documents_in, read_roster
from sopai.workflow.linting import (
    DEFAULTS,
    JudgedRecord,
    LintedFile,
    Options,
    findings_of,
    lint_data,
    lint_file,
    lint_record,
    lint_text,
)

__all__ = [
    "DEFAULTS",
    "UNSEEN",
    "Extracted",
    "HouseRules",
    "JudgedRecord",
    "LintedFile",
    "Options",
    "OwnerPolicy",
    "RulePage",
    "documents_in",
    "extract_file",
    "findings_of",
    "lint_data",
    "lint_file",
    "lint_record",
    "lint_text",
    "numbers",
    "place_words",
    "read_roster",
    "rule_page",
    "rule_pages",
]
