/* L.AtlasReport: what is on show, for tests and measurements. */
"use strict";

(() => {
  const marks = ({ map, incidents }, zoom) =>
    incidents.items(256 * 2 ** zoom).map(({ kind, select, n, x, y }) => {
      const { x: left, y: top } = map.latLngToContainerPoint(map.unproject([x, y], zoom));
      return { kind, select, n, x: left, y: top };
    });

  const lines = ({ leg, journey }) =>
    [...leg.lines, ...journey.lines].map(({ select, look: state, chosen }) => ({ select, state, chosen: Boolean(chosen) }));

  L.AtlasReport = (atlas) => {
    const { map, base, incidents } = atlas;
    const zoom = map.getZoom();
    const { lat, lng } = map.getCenter();
    return {
      ...atlas.state, zoom, lat, lng,
      marks: marks(atlas, zoom),
      busy: incidents.busy(),
      drawn: incidents.shown.sign,
      lines: lines(atlas.lines),
      standing: Object.fromEntries(base.countries.map(({ iso3 }) => [iso3, base.standing(iso3)])),
      notice: atlas.notice.textContent,
    };
  };
})();
