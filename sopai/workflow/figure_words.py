"""How right a rule is, in a sentence or two for people."""

from sopai.lint.measured import Measured, OnItems, Rate

_LANGUAGES = {"en": {"en": "English", "zh": "Chinese"}, "zh": {"en": "英文", "zh": "中文"}}

_UNJUDGED = {
    "en": "None of its findings has been judged yet.",
    "zh": "它的发现还没有人逐条判过。",
}


def figure_sentences(measured: Measured, language: str) -> str:
    """What is known about the findings of a rule; that nothing is known, where it is so.

    Args:
        measured: its counts.
        language: of the sentences.
    """
    said = []
    if measured.judged is not None:
        said.append(_judged(measured.judged, language))
    said.extend(_on_items(one, language) for one in measured.items)
    if not said:
        said = [_UNJUDGED[language]]
    return ("" if language == "zh" else " ").join(said)


def figure_short(measured: Measured) -> str:
    """The same in a few signs: right ones of judged ones, else of those on labelled items."""
    if measured.judged is not None:
        return f"{measured.judged.right}/{measured.judged.of}"
    rates = [one.precision for one in measured.items if one.precision is not None]
    if not rates:
        return "-"
    return f"{sum(rate.right for rate in rates)}/{sum(rate.of for rate in rates)}"


def _judged(rate: Rate, language: str) -> str:
    if language == "zh":
        span = _span(rate, language)
        return f"我们逐条判过它的 {rate.of} 条发现，{rate.right} 条是对的（95% 区间：{span}）。"
    return (
        f"Of the findings that we judged by hand, {rate.right} of {rate.of} were right "
        f"(95 % interval: {_span(rate, language)})."
    )


def _on_items(figures: OnItems, language: str) -> str:
    name = _LANGUAGES[language][figures.language]
    parts = []
    if (rate := figures.precision) is not None:
        span = _span(rate, language)
        parts.append(
            f"它标出 {rate.of} 处，{rate.right} 处该标（{span}）"
            if language == "zh"
            else f"of {rate.of} that it flags, {rate.right} are at fault ({span})"
        )
    if (rate := figures.recall) is not None:
        span = _span(rate, language)
        parts.append(
            f"该由它找到的 {rate.of} 处，找到 {rate.right} 处（{span}）"
            if language == "zh"
            else f"of {rate.of} that it is meant for, it finds {rate.right} ({span})"
        )
    if language == "zh":
        return f"{name}标注条目：{'；'.join(parts)}。"
    return f"On labelled {name} items: {'; '.join(parts)}."


def _span(rate: Rate, language: str) -> str:
    low, high = f"{100 * rate.low:.0f}", f"{100 * rate.high:.0f}"
    return f"{low}%–{high}%" if language == "zh" else f"{low} to {high} %"
