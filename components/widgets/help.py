"""Help in words: what a claim is and how to work with it, what is counted, how far the extractor can be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import streamlit as st

from components.vocabulary import Metric


def help_text() -> None:
    """What a claim is, how charts draw it, how to search, how to put a figure right."""
    st.markdown(Path(__file__).with_name("help.md").read_text(encoding="utf-8"))


def metric_list(metrics: Iterable[Metric]) -> None:
    """What is counted, by metric; a number that fits none of them is no claim."""
    st.markdown("#### What is counted")
    rows = [(metric.label, metric.counts) for metric in metrics]
    st.table(pd.DataFrame(rows, columns=["Metric", "Counts"]), hide_index=True)
