/* L.IncidentTiles: incidents of the present view, asked tile by tile. What is drawn stays until the whole
   answer to a new question or zoom is there; a late answer to an old question is thrown away. */
"use strict";

(() => {
  const { u, v, around } = L.AtlasGeo;
  const TILE = 512;
  const DEEPEST = 9;
  const MARGIN = 48;
  const PACE = 180;
  const KEPT = 200;
  const LEASH = 8;
  const WHOLE = 1024;
  const SMALL = 0.8;
  const MANY = 300;
  const FAINT = 0.25;

  L.IncidentTiles = L.Evented.extend({
    initialize(url, threats) {
      this.url = url;
      this.threats = threats;
      this.marked = { hover: "", selected: "" };
      this.question = null;
      this.during = null;
      this.tiles = new Map();
      this.shown = { sign: "", zoom: 0, tiles: new Map() };
      this.revision = 0;
    },

    addTo(map) {
      this.map = map;
      map.on("moveend", () => this.want());
      map.on("move", L.Util.throttle(() => this.want(undefined, undefined, false), PACE, this));
      map.on("zoomanim", (event) => this.want(event.center, event.zoom, false));
      return this;
    },

    /** Ask another question (an address query string); null asks nothing and draws nothing. `during` draws
        those of a run of months, of all that there are. */
    ask(query, version, during = null) {
      this.question = query === null ? null : `v=${version}&${query}`.replace(/&$/, "");
      this.path = `${this.url}/${during ? "moments" : "tiles"}`;
      if (String(during) !== String(this.during)) {
        this.during = during;
        this._changed();
      }
      if (this.question !== null) this.want();
      else this._drop();
    },

    /** Make sure that every tile of the view is there or on its way. */
    want(center = this.map.getCenter(), zoom = this.map.getZoom(), again = true) {
      if (this.question === null || this.stepped) return;
      const z = Math.max(0, Math.min(DEEPEST, Math.round(zoom)));
      const sign = `${z}?${this.question}${this.during ? "#" : ""}`;
      if (sign !== this.sign) {
        this._abort((key, tile) => tile.state === "asked");
        this.sign = sign;
        this.tiles = new Map();
      }
      const wanted = this.around(center, z);
      const crowded = this.tiles.size > KEPT;
      this._abort((key, tile) => !wanted.has(key) && (crowded || tile.state === "asked"));
      this.wanted = wanted;
      for (const key of wanted) {
        const tile = this.tiles.get(key);
        if (!tile || (again && tile.state === "failed")) this._fetch(key, sign);
      }
      this._settle();
    },

    /** Show a step of the clock ({zoom, tiles}) in the place of an answer, at once; null goes back. */
    step(step) {
      this.stepped = step !== null;
      if (this.stepped) {
        this.shown = { sign: "step", zoom: step.zoom, tiles: step.tiles };
        this._changed();
      } else if (this.question !== null) this.want();
      else this._drop();
    },

    /** True while an answer that the view needs is outstanding. */
    busy() {
      return [...this.tiles.values()].some((tile) => tile.state === "asked");
    },

    /** Keys of the tiles in view, nearest to the centre first; each once, however often it is seen. */
    around(center, z) {
      const count = Math.max(1, (256 * 2 ** z) / TILE);
      const middle = this.map.project(center, z);
      const half = this.map.getSize().divideBy(2).add([MARGIN, MARGIN]);
      const low = middle.subtract(half).divideBy(TILE).floor();
      const high = middle.add(half).divideBy(TILE).floor();
      const found = [];
      for (let y = Math.max(0, low.y); y <= Math.min(count - 1, high.y); y += 1) {
        for (let x = low.x; x <= high.x; x += 1) {
          const far = Math.hypot((x + 0.5) * TILE - middle.x, (y + 0.5) * TILE - middle.y);
          found.push([far, `${z}/${((x % count) + count) % count}/${y}`]);
        }
      }
      return new Set(found.sort((a, b) => a[0] - b[0]).map(([, key]) => key));
    },

    async _fetch(key, sign) {
      const tile = { state: "asked", stop: new AbortController(), data: null };
      this.tiles.set(key, tile);
      try {
        tile.data = await L.AtlasAsk(`${this.path}/${key}?${this.question}`, { signal: tile.stop.signal });
        tile.state = "there";
      } catch {
        tile.state = "failed";
      }
      if (sign !== this.sign || this.tiles.get(key) !== tile) return;
      this._settle();
      if (!this.busy()) this.fire("answered");
    },

    /** True when part of what the view needs could not be had. */
    lacking() {
      return this.question !== null && [...(this.wanted ?? [])].some((key) => this.tiles.get(key)?.state === "failed");
    },

    _abort(which) {
      for (const [key, tile] of this.tiles) {
        if (!which(key, tile)) continue;
        tile.stop.abort();
        this.tiles.delete(key);
      }
    },

    _drop() {
      this._abort(() => true);
      this.sign = "";
      this.shown = { sign: "", zoom: 0, tiles: new Map() };
      this._changed();
    },

    /** Show the new answer once it is whole; add to it as the map moves on. */
    _settle() {
      const whole = [...this.wanted].every((key) => this.tiles.get(key)?.state !== "asked");
      if (this.stepped) return;
      if (this.shown.sign !== this.sign) {
        if (!whole) return;
        this.shown = { sign: this.sign, zoom: parseInt(this.sign, 10), tiles: this.tiles };
        this._changed();
      } else if (this._count() !== this.count) {
        this._changed();
      }
    },

    _count() {
      return [...this.shown.tiles.values()].filter((tile) => tile.data).length;
    },

    _changed() {
      this.count = this._count();
      this.revision += 1;
      this.fire("change");
    },

    /** Every mark on show, laid out in world pixels of `world`. */
    items(world) {
      const mark = `${this.revision}:${world}`;
      if (this._laid?.mark !== mark) this._laid = { mark, items: this._layout(world) };
      return this._laid.items;
    },

    _layout(world) {
      const given = [...this.shown.tiles.values()].map((tile) => tile.data).filter(Boolean);
      const answers = this.during ? given.map((tile) => L.AtlasMoments(tile, this.during)) : given;
      const max = Math.max(1, ...answers.map((answer) => answer.max));
      const items = answers.flatMap((answer) => [
        ...answer.b.map((row) => this._badge(row)),
        ...answer.c.map((row) => this._cell(row, max)),
        ...answer.i.map((row) => this._single(row)),
      ]);
      const scale = world <= WHOLE ? SMALL : 1;
      for (const item of items) {
        item.scale = scale;
        item.reach = item.size * scale;
        item.x = u(item.lon) * world;
        item.y = v(item.lat) * world;
      }
      L.AtlasLayout.spread(items);
      const rank = { badge: 0, cell: 1, incident: 2 };
      return items.sort((a, b) => rank[a.kind] - rank[b.kind] || b.n - a.n || (a.select < b.select ? -1 : 1));
    },

    _badge([lon, lat, n, parts, iso3, share = 1]) {
      const { wide, high } = L.AtlasMarks.plate(n);
      return { kind: "badge", lon, lat, n, parts, iso3, select: `country:${iso3}`, share, size: (wide + high) / 2, firm: 1, leash: L.AtlasLayout.FARTHEST };
    },

    _cell([lon, lat, n, parts, x, y, share = 1], max) {
      const select = `cell:${this.shown.zoom}/${x}/${y}`;
      return { kind: "cell", lon, lat, n, parts, select, share, size: L.AtlasMarks.radius(n, max), firm: 2 + (4 * n) / max, leash: LEASH };
    },

    _single([lon, lat, id, threat, solid, share = 1]) {
      const { label, method } = this.threats[threat];
      return { kind: "incident", lon, lat, n: 1, select: `incident:${id}`, share, label, method, solid: Boolean(solid), size: 10, firm: 3, leash: LEASH };
    },

    paint(context, view, look) {
      const items = this.items(view.world);
      const flat = { ...look, flat: items.length > MANY };
      const last = items.filter((item) => this._marked(item));
      for (const item of [...items.filter((item) => !this._marked(item)), ...last]) {
        for (const shift of view.shifts) {
          const x = item.x + shift;
          const y = item.y - view.top;
          if (x < -40 || y < -40 || x > view.width + 40 || y > view.height + 40) continue;
          context.save();
          context.translate(x, y);
          context.scale(item.scale, item.scale);
          context.globalAlpha = FAINT + (1 - FAINT) * item.share;
          if (this._marked(item)) {
            L.AtlasMarks.emphasis(context, item, look, item.select === this.marked.selected);
          }
          L.AtlasMarks.draw[item.kind](context, item, flat);
          context.restore();
        }
      }
    },

    _marked(item) {
      if (item.kind === "badge") return item.select === this.marked.hover && this.marked.badge;
      return item.select === this.marked.hover || item.select === this.marked.selected;
    },

    /** The mark at a point in world pixels, the nearest within reach or `slop`; undefined if none. */
    hit(point, world, slop) {
      let best;
      let nearest = Infinity;
      for (const item of this.items(world)) {
        const far = Math.hypot(around(item.x, point.x, world), item.y - point.y);
        if (far <= Math.max(item.reach, slop) && far < nearest) {
          best = item;
          nearest = far;
        }
      }
      return best;
    },
  });
})();
