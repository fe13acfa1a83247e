/* L.OfflineBasemap: sea, graticule, countries and the choropleth, from one GeoJSON file fetched once.
   Each country is one Path2D in world units, so moving the map projects nothing anew. */
"use strict";

(() => {
  const { u, v } = L.AtlasGeo;
  const UNIT = 256;
  const SEAM = 0.02;
  const STEP = 15;

  /** Trace one ring; at the antimeridian push a little over the edge so that no seam shows. */
  const trace = (path, ring) => {
    ring.forEach(([lon, lat], index) => {
      const over = Math.abs(lon) === 180 ? Math.sign(lon) * SEAM : 0;
      const x = u(lon + over) * UNIT;
      const y = v(lat) * UNIT;
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    path.closePath();
  };

  /** Trace a ring's outline without the stretches that only exist because the map is cut there. */
  const outline = (path, ring) => {
    let drawing = false;
    ring.forEach(([lon, lat], index) => {
      const cut = index > 0 && Math.abs(lon) === 180 && Math.abs(ring[index - 1][0]) === 180;
      if (!drawing || cut) path.moveTo(u(lon) * UNIT, v(lat) * UNIT);
      else path.lineTo(u(lon) * UNIT, v(lat) * UNIT);
      drawing = true;
    });
  };

  /** Area of a ring as a share of the map (holes count as well: good enough for ranking). */
  const surface = (ring) =>
    ring.slice(1).reduce((sum, [lon, lat], i) => {
      const [lastLon, lastLat] = ring[i];
      return sum + (u(lastLon) * v(lat) - u(lon) * v(lastLat)) / 2;
    }, 0);

  const country = (feature) => {
    const { type, coordinates } = feature.geometry;
    const rings = (type === "Polygon" ? [coordinates] : coordinates).flat();
    const area = new Path2D();
    const line = new Path2D();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    let size = 0;
    for (const ring of rings) {
      size += Math.abs(surface(ring));
      trace(area, ring);
      outline(line, ring);
      for (const [lon, lat] of ring) {
        box[0] = Math.min(box[0], u(lon));
        box[1] = Math.min(box[1], v(lat));
        box[2] = Math.max(box[2], u(lon));
        box[3] = Math.max(box[3], v(lat));
      }
    }
    return { iso3: feature.properties.iso3, name: feature.properties.name, area, line, box, size };
  };

  L.OfflineBasemap = L.Evented.extend({
    /** `apart`: codes of countries where nobody lives, which are drawn without a figure.
        `names`: of countries in the reader's language, by code; those of the file where there is none. */
    initialize(url, palettes, apart = [], names = {}) {
      this.url = url;
      this.names = names;
      this.apart = apart;
      this.palettes = palettes;
      this.palette = palettes.light;
      this.countries = [];
      this.byCode = new Map();
      this.totals = null;
      this.scores = null;
      this.marked = { hover: "", selected: "" };
      this._probe = document.createElement("canvas").getContext("2d");
    },

    /** Whether the file is on its way. */
    get waiting() {
      return Boolean(this._asked) && this.countries.length === 0;
    },

    /** Fetch the file once; later calls do nothing unless the first one failed. */
    async load() {
      if (this._asked) return;
      this._asked = true;
      this.failed = false;
      try {
        const { features } = await L.AtlasAsk(this.url);
        this.countries = features.filter((feature) => feature.geometry).map(country);
        this.byCode = new Map(this.countries.map((c) => [c.iso3, c]));
        this.fire("ready");
      } catch {
        this._asked = false;
        this.failed = true;
        this.fire("failed");
      }
    },

    setTheme(theme) {
      this.palette = this.palettes[theme];
    },

    /** Figures per country ({n, breaks, reported}) or null for a plain map. */
    setTotals(totals) {
      this.totals = totals && { n: totals.n, breaks: totals.breaks, reported: new Set(totals.reported) };
    },

    /** A risk layer ({classes, values, low, high, ramp, …}) instead of totals, or null. */
    setScores(scores) {
      this.scores = scores;
    },

    name(iso3) {
      return this.names[iso3] ?? this.byCode.get(iso3)?.name ?? iso3;
    },

    /** "plain" | "unobserved" | "only_now" | "only_then" | "unreported" | "zero" | class number: how a
        country is drawn now. */
    standing(iso3) {
      if (this.scores) {
        const found = this.scores.classes[iso3] ?? "plain";
        return L.AtlasPattern.apart[found] ?? found;
      }
      if (!this.totals || this.apart.includes(iso3)) return "plain";
      if (!this.totals.reported.has(iso3)) return "unreported";
      const n = this.totals.n[iso3] || 0;
      if (n === 0) return "zero";
      const found = this.totals.breaks.findIndex((upper) => n <= upper);
      return found < 0 ? this.totals.breaks.length - 1 : found;
    },

    /** The country at (u, v), or undefined on the sea. */
    at(x, y) {
      return this.countries.find(
        ({ box, area }) =>
          x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] &&
          this._probe.isPointInPath(area, x * UNIT, y * UNIT),
      );
    },

    paint(context, view) {
      context.fillStyle = this.palette.sea;
      context.fillRect(0, 0, view.width, view.height);
      this._graticule(context, view);
      this._each(context, view, (shape, scale) => this._fill(context, view, shape, scale));
      context.lineJoin = "round";
      context.strokeStyle = this.palette.border;
      this._each(context, view, (shape, scale) => {
        context.lineWidth = (view.zoom < 4 ? 0.6 : 0.8) / scale;
        context.stroke(shape.line);
      });
    },

    /** Paint outlines of the country under the pointer and of the selected one (on the upper canvas). */
    paintMarked(context, view) {
      context.lineJoin = "round";
      this._each(context, view, (shape, scale) => {
        const selected = shape.iso3 === this.marked.selected;
        if (!selected && shape.iso3 !== this.marked.hover) return;
        context.strokeStyle = selected ? this.palette.selected : this.palette.hover;
        context.lineWidth = (selected ? 2.2 : 1.2) / scale;
        context.stroke(shape.line);
      });
    },

    _each(context, view, draw) {
      const { world, top, ratio } = view;
      const scale = world / UNIT;
      for (const shift of view.shifts) {
        context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * shift, -ratio * top);
        for (const shape of this.countries) {
          const [west, north, east, south] = shape.box;
          const seen =
            east * world + shift > 0 && west * world + shift < view.width &&
            south * world - top > 0 && north * world - top < view.height;
          if (seen) draw(shape, scale);
        }
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    },

    _fill(context, view, shape, scale) {
      const standing = this.standing(shape.iso3);
      const { land } = this.palette;
      const ramp = this.palette[this.scores?.ramp ?? "ramp"];
      context.fillStyle = typeof standing === "number" ? ramp[Math.min(standing, ramp.length - 1)] : land;
      context.fill(shape.area);
      const pattern = L.AtlasPattern(context, view.ratio, this.palette, standing);
      if (pattern) {
        pattern.setTransform(new DOMMatrix().scaleSelf(1 / (scale * view.ratio)));
        context.fillStyle = pattern;
        context.fill(shape.area);
      }
    },

    _graticule(context, view) {
      context.beginPath();
      for (const shift of view.shifts) {
        for (let lon = -180; lon < 180; lon += STEP) {
          const x = u(lon) * view.world + shift;
          context.moveTo(x, 0);
          context.lineTo(x, view.height);
        }
      }
      for (let lat = -75; lat <= 75; lat += STEP) {
        const y = v(lat) * view.world - view.top;
        context.moveTo(0, y);
        context.lineTo(view.width, y);
      }
      context.strokeStyle = this.palette.graticule;
      context.lineWidth = 0.5;
      context.stroke();
    },
  });
})();
