"""Texts that mean something to Markdown, YAML, a terminal or a file system."""

from __future__ import annotations

from hypothesis import strategies as st

NASTY = st.sampled_from(
    [
        "---", "...", "# heading", "> quote", "a | b", "- item", "1. one", "1) one", "+ plus",
        "`code`", "```", "~~~", "~~gone~~", "*bold*", "__init__", "[[link]]", "[a](b)", "![a](b)",
        "<b>x</b>", "<!-- x", "&amp; &#35;", "\\", "\\|", "a\\", "$x$ $y$", "==mark==", "===",
        "%%gone%%", "#tag", ":smile:", "^block", "../../etc/passwd", "it's \"quoted\"", "yes",
        "null", "~", "1.0", "2026-11-23", "{a: b}", "[a, b]", "&anchor", "*alias", "!tag x",
        "key: value", "a #comment", "\x1b[31mred\x1b[0m", "\x9b31m", "a\r\nb\tc", "\u2028x",
        "\u202eright to left", "שלום עולם", "مرحبا", "日本語。", "\ud800", "\ufeff", "\x00",
        "🙂👩‍👩‍👧",
        "    indented", "\tindented", "- [ ] task", "| a |", "many words " * 400, "i'm here", "İi",
    ]
)  # fmt: skip
