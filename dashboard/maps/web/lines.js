/* L.FlowLines: legs or journeys as thin curves. Solid is open, dashed restricted, dotted and faint closed
   or ended; a journey is a double line; ways of an answer are tracks (tracks.js). The curves come from the
   server; nothing is routed here. */
"use strict";

(() => {
  const { u, v, around } = L.AtlasGeo;
  const ARROW = 34;
  const HEADS = 4;

  const prepare = (line) => ({
    ...line,
    select: `${line.kind}:${line.id}`,
    look: line.ended || line.status === "closed" ? "closed" : line.status || "open",
    parts: line.parts.map((part) => part.map(([lat, lon]) => [u(lon), v(lat)])),
    stops: (line.stops || []).map(([lat, lon]) => [u(lon), v(lat)]),
  });

  const near = (px, py, [ax, ay], [bx, by], world) => {
    const x = around(ax, px, world);
    const y = py - ay;
    const dx = bx - ax;
    const dy = by - ay;
    const length = dx * dx + dy * dy;
    const share = length ? Math.max(0, Math.min(1, (x * dx + y * dy) / length)) : 0;
    return Math.hypot(x - share * dx, y - share * dy);
  };

  L.FlowLines = L.Evented.extend({
    initialize(kind) {
      this.kind = kind;
      this.all = [];
      this.lines = [];
      this.ways = null;
      this.day = null;
      this.marked = { hover: "", selected: "", way: "" };
      this.url = null;
      this.waiting = false;
      this.revision = 0;
    },

    /** Show the lines at an address; null shows none. */
    async ask(url) {
      if (url === this.url && !this.failed) return;
      this.url = url;
      this.failed = false;
      this.waiting = url !== null;
      this.stop?.abort();
      if (url === null) {
        this._hold([]);
        return;
      }
      this.stop = new AbortController();
      try {
        const { lines } = await L.AtlasAsk(url, { signal: this.stop.signal });
        if (url !== this.url) return;
        this.waiting = false;
        this._hold(lines.map(prepare));
      } catch {
        if (url !== this.url) return;
        this.waiting = false;
        this.failed = true;
        this.fire("failed");
      }
    },

    retry() {
      if (this.failed) this.ask(this.url);
    },

    /** Show an answer only: its ways as tracks, other legs beside; null shows all lines as they are. */
    focus(ways) {
      if (ways === this.ways) return;
      this.ways = ways;
      this._hold(this.all);
    },

    /** Show the legs as they stood on a day (a number), of all that came; null shows them as they came. */
    stand(day) {
      if (day === this.day) return;
      this.day = day;
      this._hold(this.all);
    },

    _hold(lines) {
      this.all = lines;
      this.revision += 1;
      this.lines = this.ways ? L.AtlasTracks.laid(lines, this.ways) : L.AtlasDays.stood(lines, this.day);
      this.fire("change");
    },

    /** Whether one of these lines is chosen, under the pointer or selected. */
    outstanding() {
      return this.lines.some((line) => this._marked(line));
    },

    /** `dimmed`: a line stands out somewhere, the others step back. */
    paint(context, view, look, dimmed) {
      const raised = this.lines.some((line) => line.way && this._marked(line) && !line.chosen);
      const strength = (line) => (this._marked(line) ? 1 : line.way ? (raised ? 0.45 : 1) : dimmed ? 0.3 : 1);
      const order = [...this.lines].sort((a, b) => this._level(a) - this._level(b) || (b.rank ?? 0) - (a.rank ?? 0));
      for (const line of order) this._line(context, view, line, look, strength(line));
      context.globalAlpha = 1;
      L.AtlasTracks.top(context, view, this.lines, look, this.marked.way);
    },

    _marked({ way, chosen, select }) {
      if (way) return chosen || way === this.marked.way;
      return select === this.marked.hover || select === this.marked.selected;
    },

    /** What is painted over what: tracks over other legs, the one pointed at and the chosen one on top. */
    _level(line) {
      return (line.way ? 2 : 0) + (this._marked(line) ? 1 : 0) + (line.chosen ? 1 : 0);
    },

    _line(context, view, line, look, strength) {
      const bold = this._marked(line);
      const faded = line.look === "closed" && !bold;
      context.globalAlpha = strength * (faded ? 0.5 : bold || line.way ? 1 : 0.75);
      context.lineCap = line.way ? "butt" : "round";
      context.lineJoin = "round";
      const pieces = L.AtlasTracks.strokes(line, view.world);
      for (const shift of view.shifts) {
        const at = ([x, y]) => [x + shift, y - view.top];
        for (const piece of pieces) {
          const points = piece.map(at);
          if (this._seen(points, view)) this._part(context, points, line, look, bold, view.zoom);
        }
        for (const [x, y] of line.stops) this._stop(context, at([x * view.world, y * view.world]), look, bold);
      }
      context.globalAlpha = 1;
    },

    _seen(points, view) {
      const xs = points.map((point) => point[0]);
      const ys = points.map((point) => point[1]);
      return (
        Math.max(...xs) > 0 && Math.min(...xs) < view.width &&
        Math.max(...ys) > 0 && Math.min(...ys) < view.height
      );
    },

    _part(context, points, line, look, bold, zoom) {
      const journey = this.kind === "journey";
      const plain = { wide: (journey ? 2.8 : 1.3) + (bold ? 1.2 : 0), colour: bold ? look.selected : look[this.kind], dashes: look.strokes[line.look] };
      const { wide, colour, dashes } = line.way ? L.AtlasTracks.pen(line, look, bold) : plain;
      this._trace(context, points);
      if (bold || line.way) {
        context.setLineDash([]);
        context.strokeStyle = look.halo;
        context.lineWidth = wide + (bold ? 3 : 2);
        context.stroke();
      }
      context.setLineDash(dashes);
      context.strokeStyle = colour;
      context.lineWidth = line.look === "closed" ? wide + 0.4 : wide;
      context.stroke();
      context.setLineDash([]);
      if (journey) {
        context.strokeStyle = look.halo;
        context.lineWidth = wide - 1.8;
        context.stroke();
      }
      if (!journey || bold || zoom >= HEADS) this._arrow(context, points, colour, bold);
    },

    /** A smooth stroke through the middles between points. */
    _trace(context, points) {
      context.beginPath();
      context.moveTo(...points[0]);
      for (let i = 1; i < points.length - 1; i += 1) {
        const [x, y] = points[i];
        const [nextX, nextY] = points[i + 1];
        context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
      }
      context.lineTo(...points[points.length - 1]);
    },

    /** A small head past the middle says which way. */
    _arrow(context, points, colour, bold) {
      const [startX, startY] = points[0];
      const [endX, endY] = points[points.length - 1];
      if (Math.hypot(endX - startX, endY - startY) < ARROW) return;
      const at = Math.floor(points.length * 0.6);
      const [x, y] = points[at];
      const [fromX, fromY] = points[Math.max(0, at - 1)];
      const size = (this.kind === "journey" ? 6 : 5) + (bold ? 1.5 : 0);
      context.save();
      context.translate(x, y);
      context.rotate(Math.atan2(y - fromY, x - fromX));
      context.beginPath();
      context.moveTo(size, 0);
      context.lineTo(-size * 0.7, size * 0.72);
      context.lineTo(-size * 0.3, 0);
      context.lineTo(-size * 0.7, -size * 0.72);
      context.closePath();
      context.fillStyle = colour;
      context.fill();
      context.restore();
    },

    _stop(context, [x, y], look, bold) {
      context.beginPath();
      context.arc(x, y, bold ? 3.6 : 2.8, 0, 2 * Math.PI);
      context.fillStyle = look.surface;
      context.fill();
      context.strokeStyle = bold ? look.selected : look[this.kind];
      context.lineWidth = 1.4;
      context.stroke();
    },

    /** The line nearest to a point in world pixels, if within `slop` pixels; a track before others. */
    hit(point, world, slop) {
      const tracks = this.lines.filter(({ way }) => way);
      const badge = L.AtlasTracks.badges(tracks, world).find(
        ({ x, y }) => Math.hypot(around(x, point.x, world), point.y - y) <= L.AtlasTracks.BADGE + 2,
      );
      if (badge) return tracks.find(({ way }) => way === badge.way);
      const others = this.lines.filter(({ way }) => !way);
      return this._nearest(tracks, point, world, slop) ?? this._nearest(others, point, world, slop);
    },

    _nearest(lines, point, world, slop) {
      let best;
      let nearest = slop;
      for (const line of lines) {
        for (const piece of L.AtlasTracks.strokes(line, world)) {
          for (let i = 1; i < piece.length; i += 1) {
            const far = near(point.x, point.y, piece[i - 1], piece[i], world);
            if (far < nearest) {
              best = line;
              nearest = far;
            }
          }
        }
      }
      return best;
    },
  });
})();
