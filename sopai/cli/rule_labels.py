"""Words around what rules say of themselves, for the terminal and for docs/."""

LABELS = {
    "en": {
        "why": "Why",
        "fix": "A finding asks",
        "bad": "Flagged",
        "good": "Not flagged",
        "measured": "Measured",
        "source": "Source",
        "profiles": "Profiles",
        "error": "error",
        "warning": "warning",
        "info": "info",
        "default": "default",
        "strict": "strict",
        "colon": ": ",
        "comma": ", ",
        "open": " (",
        "close": ")",
        "columns": "code, severity, runs by default or in the profile strict alone, right findings "
        "(of those judged by hand, else of those on labelled items), name, what it flags",
    },
    "zh": {
        "why": "为什么",
        "fix": "检查时会问",
        "bad": "会被标出",
        "good": "不会标出",
        "measured": "实测",
        "source": "出处",
        "profiles": "规则集",
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "default": "默认",
        "strict": "试用",
        "colon": "：",
        "comma": "、",
        "open": "（",
        "close": "）",
        "columns": "编号、级别、默认检查或只在规则集 strict 里试用、判对的发现"
        "（人工判过的，没有时用标注条目上的）、名称、检查什么",
    },
}
"""By language, then by what is meant."""
