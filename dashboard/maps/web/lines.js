/* L.FlowLines: legs or journeys as thin curves. Solid is open, dashed restricted, dotted and faint closed
   or ended; a journey is a double line. The curves come from the server; nothing is routed here. */
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
    const x = around(ax * world, px, world);
    const y = py - ay * world;
    const dx = (bx - ax) * world;
    const dy = (by - ay) * world;
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
      this.marked = { hover: "", selected: "" };
      this.url = null;
      this.waiting = false;
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

    /** Show only some lines, each in the state an answer gives it: {chosen: {id: state}, others: {id: state}},
       the chosen ones bold; null shows all as they are. */
    focus(ways) {
      if (ways === this.ways) return;
      this.ways = ways;
      this._hold(this.all);
    },

    _hold(lines) {
      this.all = lines;
      const states = { ...this.ways?.others, ...this.ways?.chosen };
      const picked = ({ id }) => Boolean(this.ways?.chosen[id]);
      this.lines = this.ways
        ? lines.filter(({ id }) => states[id]).map((line) => ({ ...line, status: states[line.id], ended: false, look: states[line.id], chosen: picked(line) }))
        : lines;
      this.fire("change");
    },

    /** Whether one of these lines is chosen, under the pointer or selected. */
    outstanding() {
      return this.lines.some((line) => this._marked(line));
    },

    /** `dimmed`: a line stands out somewhere, the others step back. */
    paint(context, view, look, dimmed) {
      for (const line of this.lines) {
        if (!this._marked(line)) this._line(context, view, line, look, dimmed ? 0.3 : 1);
      }
      for (const line of this.lines) {
        if (this._marked(line)) this._line(context, view, line, look, 1);
      }
    },

    _marked(line) {
      return line.chosen || line.select === this.marked.hover || line.select === this.marked.selected;
    },

    _line(context, view, line, look, strength) {
      const bold = this._marked(line);
      const faded = line.look === "closed" && !bold;
      context.globalAlpha = strength * (faded ? 0.5 : bold ? 1 : 0.75);
      context.lineCap = "round";
      context.lineJoin = "round";
      for (const shift of view.shifts) {
        const at = ([x, y]) => [x * view.world + shift, y * view.world - view.top];
        for (const part of line.parts) {
          const points = part.map(at);
          if (this._seen(points, view)) this._part(context, points, line, look, bold, view.zoom);
        }
        for (const stop of line.stops) this._stop(context, at(stop), look, bold);
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
      const colour = bold ? look.selected : look[this.kind];
      const wide = (journey ? 2.8 : 1.3) + (bold ? 1.2 : 0);
      this._trace(context, points);
      if (bold) {
        context.setLineDash([]);
        context.strokeStyle = look.halo;
        context.lineWidth = wide + 3;
        context.stroke();
      }
      context.setLineDash(look.strokes[line.look]);
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

    /** The line nearest to a point in world pixels, if within `slop` pixels. */
    hit(point, world, slop) {
      let best;
      let nearest = slop;
      for (const line of this.lines) {
        for (const part of line.parts) {
          for (let i = 1; i < part.length; i += 1) {
            const far = near(point.x, point.y, part[i - 1], part[i], world);
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
