"""The one screen's content with Streamlit: `streamlit run with_streamlit.py -- CONTENT`."""

import json
import sys
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

CONTENT = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
st.set_page_config(layout="wide")
shown = CONTENT[st.sidebar.radio("县区", list(CONTENT))]
st.title(shown["title"])
st.write(" · ".join(shown["line"]))
for column, (name, said, caption) in zip(st.columns(6), shown["cards"], strict=False):
    column.metric(name, said)
    column.caption(caption)
left, right = st.columns(2)
left.plotly_chart(go.Figure(shown["map"]))
names, counts = zip(*shown["bars"], strict=True)
right.plotly_chart(go.Figure(go.Bar(x=counts, y=names, orientation="h")))
for headline, rows in shown["tables"].items():
    st.subheader(headline)
    st.table(pd.DataFrame(rows))
