"""Exile Atlas: ``streamlit run app.py``, or ``uvicorn app:app``."""

from pathlib import Path

import streamlit as st

from dashboard import server

# Read as text by `streamlit run`, which looks for exactly this call.
app = st.App(
    Path(__file__).resolve(),
    routes=server.routes(st.get_option),
    middleware=server.middleware(st.get_option),
    lifespan=server.lifespan(st.get_option),
)

# Imported only while a page runs: that is when Streamlit registers the map component.
if __name__ == "__main__":
    from dashboard.ui.navigation import main

    main()
