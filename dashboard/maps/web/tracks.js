/* L.AtlasTracks: the ways of an answer as tracks of a metro map. Each keeps its own line, with the colour
   and number of its card; those that share a leg lie side by side. Python gives the lanes. */
"use strict";

(() => {
  const LANE = 5.5;
  const THIN = 2.6;
  const RAISED = 4;
  const BOLD = 5;
  const BADGE = 8.5;
  const SPOTS = [0.44, 0.32, 0.56, 0.7, 0.22, 0.82];

  /** A stroke moved to the right of its direction by some pixels. */
  const aside = (points, far) => {
    if (!far) return points;
    const last = points.length - 1;
    return points.map(([x, y], i) => {
      const [fromX, fromY] = points[Math.max(0, i - 1)];
      const [toX, toY] = points[Math.min(last, i + 1)];
      const length = Math.hypot(toX - fromX, toY - fromY) || 1;
      return [x - ((toY - fromY) / length) * far, y + ((toX - fromX) / length) * far];
    });
  };

  /** The lines of an answer: one for every leg of every way, then the legs beside. */
  const laid = (lines, { tracks, others }) => {
    const known = new Map(lines.map((line) => [line.id, line]));
    const users = (leg) => tracks.filter(({ runs }) => runs.some((run) => run.leg === leg)).length;
    const runs = tracks.flatMap(({ id: way, rank, chosen, runs: legs }) =>
      legs.filter(({ leg }) => known.has(leg)).map(({ leg, state, lane }) => ({
        ...known.get(leg), status: state, look: state, ended: false, way, rank, chosen, lane, shared: users(leg) > 1,
      })),
    );
    const beside = lines.filter(({ id }) => others[id]).map((line) => ({
      ...line, status: others[line.id], look: others[line.id], ended: false, chosen: false,
    }));
    return [...runs, ...beside];
  };

  const colour = (line, look) => look.tracks[(line.rank - 1) % look.tracks.length];

  /** Where a line is drawn, in pixels of a world; one stroke for each side of the antimeridian. */
  const strokes = (line, world) =>
    line.parts.map((part) => aside(part.map(([x, y]) => [x * world, y * world]), (line.lane ?? 0) * LANE));

  /** How a run is drawn; dashes grow with the width. */
  const pen = (line, look, raised) => {
    const wide = line.chosen ? BOLD : raised ? RAISED : THIN;
    return { wide, colour: colour(line, look), dashes: look.strokes[line.look].map((dash) => dash * Math.max(1, wide / 2)) };
  };

  const along = (points, share) => points[Math.round(share * (points.length - 1))];

  /** The longest stroke of a run, on which its number stands. */
  const longest = (pieces) => {
    const far = ([[x, y], ...more]) => Math.hypot(more.at(-1)[0] - x, more.at(-1)[1] - y);
    return [...pieces].sort((a, b) => far(b) - far(a))[0];
  };

  /** One number a way, where no other stands: on a leg it has to itself if there is one. */
  const badges = (lines, world) => {
    const ways = new Map();
    for (const line of lines) if (line.way) ways.set(line.way, [...(ways.get(line.way) ?? []), line]);
    const taken = [];
    const free = ([x, y]) => taken.every(([a, b]) => Math.hypot(a - x, b - y) > 2 * BADGE + 1);
    const chosenFirst = [...ways.values()].sort(([a], [b]) => b.chosen - a.chosen || a.rank - b.rank);
    return chosenFirst.map((runs) => {
      const order = [...runs].sort((a, b) => a.shared - b.shared || runs.indexOf(b) - runs.indexOf(a));
      const places = order.flatMap((run) => {
        const piece = longest(strokes(run, world));
        return SPOTS.map((share) => along(piece, share));
      });
      const [x, y] = places.find(free) ?? places[0];
      taken.push([x, y]);
      return { way: runs[0].way, rank: runs[0].rank, chosen: runs[0].chosen, x, y };
    });
  };

  /** Where legs begin and end: a ring that holds all lanes. */
  const stations = (lines, world) => {
    const found = new Map();
    for (const line of lines.filter(({ way }) => way)) {
      for (const [x, y] of [line.parts[0][0], line.parts.at(-1).at(-1)]) {
        const reach = 3.4 + Math.abs(line.lane) * LANE;
        const key = `${x}:${y}`;
        found.set(key, { x: x * world, y: y * world, reach: Math.max(reach, found.get(key)?.reach ?? 0) });
      }
    }
    return [...found.values()];
  };

  const ring = (context, { reach }, x, y, look) => {
    context.beginPath();
    context.arc(x, y, reach, 0, 2 * Math.PI);
    context.fillStyle = look.surface;
    context.fill();
    context.strokeStyle = look.ink;
    context.lineWidth = 1.6;
    context.stroke();
  };

  const number = (context, badge, x, y, look, raised) => {
    const reach = BADGE + (badge.chosen || raised ? 2 : 0);
    context.beginPath();
    context.arc(x, y, reach, 0, 2 * Math.PI);
    context.fillStyle = colour(badge, look);
    context.fill();
    context.strokeStyle = look.halo;
    context.lineWidth = 1.8;
    context.stroke();
    context.fillStyle = look.halo;
    context.font = `700 ${reach + 2.5}px ${look.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(`${badge.rank}`, x, y + 0.5);
  };

  /** Stations and numbers, over all tracks; the one raised last. */
  const top = (context, view, lines, look, raised) => {
    context.setLineDash([]);
    const marks = badges(lines, view.world).sort((a, b) => (a.way === raised) - (b.way === raised) || a.chosen - b.chosen);
    for (const shift of view.shifts) {
      for (const station of stations(lines, view.world)) ring(context, station, station.x + shift, station.y - view.top, look);
      for (const mark of marks) number(context, mark, mark.x + shift, mark.y - view.top, look, mark.way === raised);
    }
  };

  /** Boxes that names keep out of, in pixels of the canvas. */
  const boxes = (lines, view) =>
    badges(lines, view.world).flatMap(({ x, y }) =>
      view.shifts.map((shift) => [x + shift - BADGE - 2, y - view.top - BADGE - 2, x + shift + BADGE + 2, y - view.top + BADGE + 2]),
    );

  L.AtlasTracks = { laid, strokes, pen, badges, boxes, top, BADGE };
})();
