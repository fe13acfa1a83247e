/* L.AtlasSteps: what the map shows at each step of the clock. Steps are asked for a few ahead, several in
   one request, and kept; a step of the same question is the same for everybody, so browsers keep it too. */
"use strict";

(() => {
  const Days = L.AtlasDays;
  const AT_ONCE = 6;
  const LEFT = 8;
  const COLOURS = 3;
  const KEPT = 240;
  const DEEPEST = 9;
  const DATED = /^(since|until)=/;

  L.AtlasSteps = class {
    constructor(atlas) {
      this.atlas = atlas;
      this.kept = new Map();
      this.colours = new Map();
      this.underway = new Map();
    }

    /** The question without its dates, as an address query. */
    static undated(query) {
      return query.split("&").filter((part) => part && !DATED.test(part)).join("&");
    }

    /** What a span shows now: {zoom, tiles, totals, scores}; asked for unless it is here. */
    async get(span) {
      const [step, scores] = await Promise.all([this._step([span]), this._scores(span)]);
      return { ...step, scores };
    }

    /** See to it that the next spans are there in time. */
    ahead(spans) {
      const open = spans.filter((span) => !this._there(span));
      const ready = spans.findIndex((span) => !this._there(span));
      if (open.length && ready < LEFT && !this.underway.size) this._step(open.slice(0, AT_ONCE)).catch(() => {});
      for (const span of spans.slice(0, COLOURS)) this._scores(span).catch(() => {});
    }

    _place() {
      const { map, state, incidents } = this.atlas;
      const zoom = Math.max(0, Math.min(DEEPEST, Math.round(map.getZoom())));
      const marks = state.layers.includes("incidents");
      const tiles = marks ? [...incidents.around(map.getCenter(), zoom)].map((key) => key.split("/").slice(1).join("/")) : [];
      return { zoom, tiles };
    }

    _key({ since, until }) {
      const { state, map } = this.atlas;
      const zoom = Math.max(0, Math.min(DEEPEST, Math.round(map.getZoom())));
      return `${state.version}?${L.AtlasSteps.undated(state.query)}|${zoom}|${since ?? ""}_${until}`;
    }

    _there(span) {
      const step = this.kept.get(this._key(span));
      return step && this._place().tiles.every((tile) => step.tiles.has(tile));
    }

    async _step(spans) {
      const key = this._key(spans[0]);
      if (this._there(spans[0])) return this.kept.get(key);
      const coming = this.underway.get(key);
      if (coming) {
        await coming;
        if (this._there(spans[0])) return this.kept.get(key);
      }
      const asked = this._ask(spans);
      for (const span of spans) this.underway.set(this._key(span), asked);
      try {
        return (await asked)[0];
      } finally {
        for (const [one, promise] of this.underway) if (promise === asked) this.underway.delete(one);
      }
    }

    async _ask(spans) {
      const { config, state } = this.atlas;
      const { zoom, tiles } = this._place();
      const keys = spans.map((span) => this._key(span));
      const written = spans.map(({ since, until }) => `${since === null ? "" : Days.write(since)}_${Days.write(until)}`);
      const places = tiles.map((tile) => tile.replace("/", ".")).sort().join(",");
      const question = L.AtlasSteps.undated(state.query);
      const url = `${config.api}/steps?v=${state.version}&zoom=${zoom}&tiles=${places}&spans=${written.join(",")}&${question}`;
      const { steps } = await L.AtlasAsk(url.replace(/&$/, ""));
      const found = steps.map((step) => ({
        zoom, totals: step.totals,
        n: Object.values(step.totals).reduce((sum, n) => sum + n, 0),
        tiles: new Map(Object.entries(step.tiles).map(([tile, data]) => [tile, { state: "there", data }])),
      }));
      found.forEach((step, index) => this._keep(this.kept, keys[index], step));
      return found;
    }

    /** A risk layer on the last day of a span; null while countries show counts, or a comparison. */
    async _scores({ until }) {
      const { config, state, timeline } = this.atlas;
      if (!state.risk || state.risk.includes("compare=") || !state.layers.includes("totals")) return null;
      const day = Days.write(Math.min(until, timeline.latest));
      const risk = state.risk.replace(/as_of=[\d-]+/, `as_of=${day}`);
      const url = `${config.api}/risk?v=${state.version}&${risk}&${L.AtlasSteps.undated(state.query)}`.replace(/&$/, "");
      if (!this.colours.has(url)) {
        const asked = L.AtlasAsk(url);
        this._keep(this.colours, url, asked);
        asked.catch(() => this.colours.delete(url));
      }
      return this.colours.get(url);
    }

    _keep(kept, key, value) {
      kept.delete(key);
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
    }
  };
})();
