/* L.AtlasWhole: a button that shows the whole of the chosen way; the map never moves by itself. */
"use strict";

(() => {
  const PADDING = [44, 44];
  const CLOSEST = 6;

  /** South-west and north-east (degrees) of lines one after the other, longitudes run on. */
  const frame = (lines, map) => {
    const bounds = L.latLngBounds([]);
    let before = null;
    for (const [x, y] of lines.flatMap(({ parts }) => parts.flat())) {
      const at = before === null ? x : before + L.AtlasGeo.around(before, x, 1);
      before = at;
      bounds.extend(map.unproject([at * 256, y * 256], 0));
    }
    return bounds;
  };

  L.AtlasWhole = ({ map, lines: { leg }, words }) => {
    const Button = L.Control.extend({
      onAdd() {
        const bar = L.DomUtil.create("div", "leaflet-bar");
        const button = L.DomUtil.create("a", "atlas-whole", bar);
        button.href = "#";
        button.title = words.whole;
        button.setAttribute("role", "button");
        button.setAttribute("aria-label", words.whole);
        button.textContent = "⤢";
        L.DomEvent.disableClickPropagation(bar);
        L.DomEvent.on(button, "click", (event) => {
          L.DomEvent.preventDefault(event);
          const bounds = frame(leg.lines.filter(({ chosen }) => chosen), map);
          if (bounds.isValid()) map.fitBounds(bounds, { padding: PADDING, maxZoom: CLOSEST });
        });
        return bar;
      },
    });
    const button = new Button({ position: "topleft" });
    leg.on("change", () => {
      const wanted = leg.lines.some(({ chosen }) => chosen);
      if (wanted && !button._map) button.addTo(map);
      if (!wanted && button._map) button.remove();
    });
  };
})();
