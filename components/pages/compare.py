"""Compare: claimants side by side on one metric, the pairs that disagree most, figures that were changed."""

import streamlit as st

from components import analysis, charts, exports, leaving, session, widgets

# Ask
widgets.need_library()
asked = widgets.pick_comparison(session.question())
voices = asked.claimants

# Fetch
claims, drawn = session.claims(asked), analysis.of_voices(session.marks(asked), voices)
pairs = analysis.between(session.compared(asked), voices)

# Draw
widgets.words_chip(asked, claims["report"].nunique())
if len(voices) < 2 or drawn.table.empty:
    widgets.nothing_to_compare(asked, drawn)
    widgets.revision_list(session.revisions(asked), claims)
    widgets.end_page()
provenance = session.provenance(asked, claims, drawn)
said = charts.compared_summary(drawn, pairs, voices)
figure, seen = session.comparison(asked, session.look()), session.side_by_side(asked)
taken = exports.Chart(
    draw=lambda width: charts.compare(seen, analysis.farthest(pairs), voices, provenance, width=width),
    table=pairs.assign(claims=pairs["claims"] + pairs["other_claims"]),
    claims=claims[claims["voice"].isin(voices)],
    provenance=provenance,
    summary=said,
    address=session.full_address(asked),
)
library = session.library()
picture, panel = st.columns([9, 4], gap="medium")

# Show
widgets.asked_for(seen, claims)
widgets.gathered(seen)
with picture:
    widgets.chart(figure, said)
    widgets.downloads(leaving.quoted(library, taken), lambda: leaving.briefing(library, asked))
with panel:
    widgets.evidence(session.selected())
widgets.small_print(charts.compared_caption(seen, provenance))
if pairs.empty:
    widgets.no_pair(analysis.obstacle(session.marks(asked), claims, voices))
else:
    widgets.pair_list(pairs, claims, session.uncompared(asked))
widgets.revision_list(session.revisions(asked), claims)
widgets.in_words("The comparison in words and as a table", said, lambda: widgets.pairs_table(pairs))
