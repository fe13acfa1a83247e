/* L.AtlasClock: plays time on the map: one clock for incidents, colours of countries and legs. Either a
   span that moves (so many months up to a day) or everything up to a day. It runs in the browser alone:
   playing runs nothing on the page's server, and moves nothing on the map but what is drawn on it. */
"use strict";

(() => {
  const Days = L.AtlasDays;
  const AHEAD = 14;
  const PACES = { slow: 1000, normal: 500, fast: 250 };
  const UNITS = { w: "week", m: "month", q: "quarter", y: "year" };
  const FORM = /^(\d{4}-\d\d-\d\d)\.(c|w\d{1,3})\.([wmqy])$/;

  L.AtlasClock = L.Evented.extend({
    initialize(atlas, timeline, { spans }) {
      this.atlas = atlas;
      this.timeline = timeline;
      this.spans = spans;
      this.steps = new L.AtlasSteps(atlas);
      this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
      Object.assign(this, { live: false, playing: false, failed: false, busy: 0, at: 0, mode: "w12", unit: "month", pace: "normal", run: 0, step: null });
      document.addEventListener("visibilitychange", () => document.hidden && this.pause());
      atlas.map.on("moveend", () => this.live && !this.playing && this.refresh());
    },

    /** The days shown when the clock stands at one: {since, until}, since null for everything before. */
    span(at = this.at) {
      const months = this.mode === "c" ? 0 : Number(this.mode.slice(1));
      return { since: months ? Days.addMonths(at + 1, -months) : null, until: at };
    },

    /** First and last day the clock may stand at: the filter's dates, where there is room in them. */
    ends() {
      const { bars, filter } = this.timeline;
      const months = this.mode === "c" ? 0 : Number(this.mode.slice(1));
      const since = Math.max(bars.begin, filter.since ?? bars.begin);
      const until = Math.min(bars.end, filter.until ?? bars.end);
      const whole = months ? Days.addMonths(since, months) - 1 : since;
      const room = Days.next(this.unit, whole) <= until;
      const last = room ? until : bars.end;
      return { first: Days.endOf(this.unit, Math.min(whole, last)), last: Days.endOf(this.unit, last) };
    },

    toggle() {
      if (this.playing) this.pause();
      else if (this.still.matches) this.forward();
      else this.play();
    },

    /** One step on, from the end back to the beginning. */
    forward() {
      const { first, last } = this.ends();
      return this.seek(!this.live || this.at >= last ? first : Days.next(this.unit, this.at));
    },

    async play() {
      const run = (this.run += 1);
      this.playing = true;
      this.fire("change");
      while (run === this.run) {
        const begun = performance.now();
        const { first, last } = this.ends();
        const fresh = !this.live || (this._begun !== run && this.at >= last);
        this._begun = run;
        if (!fresh && this.at >= last) return this.pause();
        if (!(await this._go(fresh ? first : Days.next(this.unit, this.at), run))) return undefined;
        await new Promise((go) => setTimeout(go, Math.max(0, PACES[this.pace] - (performance.now() - begun))));
      }
      return undefined;
    },

    pause() {
      if (!this.playing) return;
      this.run += 1;
      this.playing = false;
      this.fire("change");
      this.fire("rest");
    },

    /** Stand at a day; what is asked for last counts, what comes in between is passed over. */
    async seek(at) {
      const { bars } = this.timeline;
      this.playing = false;
      const run = (this.run += 1);
      const day = Math.max(Days.endOf(this.unit, bars.begin), Math.min(Days.endOf(this.unit, bars.end), Days.endOf(this.unit, at)));
      if (await this._go(day, run)) this.fire("rest");
    },

    /** The same step of another question, place, mode or unit. */
    refresh() {
      return this.live ? (this.playing ? undefined : this.seek(this.at)) : undefined;
    },

    /** Show the question again as it is filtered. */
    leave() {
      if (!this.live) return;
      this.run += 1;
      Object.assign(this, { live: false, playing: false, step: null });
      this.atlas.incidents.step(null);
      this.atlas.lines.leg.stand(null);
      this.atlas.legs();
      this.atlas.figures.again(this.atlas.state);
      this.fire("change");
      this.fire("rest");
    },

    set(fields) {
      Object.assign(this, fields);
      this.fire("change");
      if (this.live && !("pace" in fields)) this.refresh();
    },

    async _go(at, run) {
      this.busy += 1;
      try {
        const coming = this.steps.get(this.span(at));
        this._prefetch(at);
        const step = await coming;
        if (run !== this.run) return false;
        this.failed = false;
        Object.assign(this, { at, step, live: true });
        this._draw();
        return true;
      } catch {
        if (run === this.run) {
          this.failed = true;
          this.playing = false;
          this.fire("change");
        }
        return false;
      } finally {
        this.busy -= 1;
      }
    },

    _prefetch(at) {
      if (!this.playing) return;
      const { last } = this.ends();
      const days = [];
      for (let day = Days.next(this.unit, at); day <= last && days.length < AHEAD; day = Days.next(this.unit, day)) days.push(day);
      this.steps.ahead(days.map((day) => this.span(day)));
    },

    _draw() {
      const { atlas, step, at } = this;
      const { layers, risk, colours } = atlas.state;
      if (layers.includes("incidents")) atlas.incidents.step(step);
      atlas.legs();
      atlas.lines.leg.stand(Math.min(at, this.timeline.latest));
      if (layers.includes("totals") && !colours) this._colour(step, risk);
      this.fire("change");
    },

    /** Colour countries by the step; the classes stay those of the legend. */
    _colour({ totals, scores }, risk) {
      const { base, figures, under } = this.atlas;
      if (risk && scores) base.setScores(scores);
      else if (!risk && figures.totals) base.setTotals({ ...figures.totals, n: totals });
      under.redraw();
    },

    /** Where the clock stands, as a link carries it behind its #; "" while it does not run. */
    written() {
      return this.live ? `${Days.write(this.at)}.${this.mode}.${this.unit[0]}` : "";
    },

    /** Go where a link says; anything else than a day within the data is ignored. */
    restore(text) {
      const match = FORM.exec(text);
      const at = match ? Days.parse(match[1]) : NaN;
      const { bars } = this.timeline;
      if (!match || !(at >= bars.begin && at <= Days.endOf("year", bars.end))) return;
      if (match[2] !== "c" && !this.spans.includes(Number(match[2].slice(1)))) return;
      Object.assign(this, { mode: match[2], unit: UNITS[match[3]] });
      this.seek(at);
    },
  });
})();
