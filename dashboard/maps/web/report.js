/* L.AtlasReport: what is on show, for tests and measurements. */
"use strict";

(() => {
  const marks = ({ map, incidents }, zoom) =>
    incidents.items(256 * 2 ** zoom).map(({ kind, select, n, x, y }) => {
      const { x: left, y: top } = map.latLngToContainerPoint(map.unproject([x, y], zoom));
      return { kind, select, n, x: left, y: top };
    });

  const lines = ({ leg, journey }) =>
    [...leg.lines, ...journey.lines].map(({ select, look: state, chosen, way = "", rank = 0, lane = 0 }) => ({
      select, state, chosen: Boolean(chosen), way, rank, lane,
    }));

  /** What is painted of an answer, in pixels of the frame: every track's strokes and its number. */
  const tracks = ({ map, lines: { leg } }, zoom) => {
    const world = 256 * 2 ** zoom;
    const at = ([x, y]) => {
      const { x: left, y: top } = map.latLngToContainerPoint(map.unproject([x, y], zoom));
      return [left, top];
    };
    return L.AtlasTracks.badges(leg.lines, world).map(({ way, rank, chosen, x, y }) => ({
      way, rank, chosen, raised: leg.marked.way === way, badge: at([x, y]),
      strokes: Object.fromEntries(
        leg.lines.filter((line) => line.way === way).map((line) => [line.id, L.AtlasTracks.strokes(line, world).map((piece) => piece.map(at))]),
      ),
    }));
  };

  const time = ({ chosen, filter, clock, bars, failed, ...timeline }) => {
    const { live: on, playing, at, mode, unit, step } = clock;
    const written = (day) => (day === null ? null : L.AtlasDays.write(day));
    const span = (days) => [days.since, days.until].map(written);
    return {
      on, playing, mode, unit, failed: failed || clock.failed,
      n: on ? step.n : null, at: on ? written(at) : null, shown: on ? span(clock.span()) : null,
      brush: span(chosen ?? filter), total: bars.total, said: timeline.controls.said.textContent,
    };
  };

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
      tracks: tracks(atlas, zoom),
      standing: Object.fromEntries(base.countries.map(({ iso3 }) => [iso3, base.standing(iso3)])),
      notice: atlas.notice.textContent,
      ...(atlas.timeline && { time: time(atlas.timeline) }),
    };
  };
})();
