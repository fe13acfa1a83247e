"""The map: what the browser draws and how the page tells it; folium is known only here."""
