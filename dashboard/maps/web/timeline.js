/* L.AtlasTimeline: the strip under the map: incidents by month, a brush that is the filter's dates, and the
   clock. A chosen span is told to the page, as a click on the map is; the page's answer moves the brush. */
"use strict";

(() => {
  const Days = L.AtlasDays;
  const PAUSE = 600;
  const LATER = 4000;

  L.AtlasTimeline = class {
    constructor(atlas, config) {
      this.atlas = atlas;
      this.words = config.words;
      this.saying = new L.AtlasSaying(config.words, atlas.config.locale);
      Object.assign(this, { filter: { since: null, until: null }, query: null, version: "", latest: 0, loading: false, failed: false, chosen: null, hovered: null });
      document.documentElement.classList.add("atlas-timed");
      this.element = L.DomUtil.create("section", "atlas-time", document.body);
      this.element.setAttribute("aria-label", this.words.label);
      this.clock = new L.AtlasClock(atlas, this, config);
      this.controls = new L.AtlasControls(this.element, this.clock, this.words, config.spans);
      this.controls.onUse = () => this._use();
      this.controls.onLeave = () => (this.clock.live ? this.clock.leave() : this.choose({ since: null, until: null }));
      this._chart();
      this.clock.on("change", () => this.paint());
      this.clock.on("rest", () => this._rest());
      new ResizeObserver(() => this.paint()).observe(this.chart);
    }

    _chart() {
      this.chart = L.DomUtil.create("div", "atlas-chart", this.element);
      const canvas = L.DomUtil.create("canvas", "", this.chart);
      canvas.setAttribute("aria-hidden", "true");
      this.bars = new L.AtlasBars(canvas);
      this.shade = L.DomUtil.create("div", "atlas-shade", this.chart);
      const { words } = this;
      this.from = new L.AtlasHandle(this.chart, "from", words.from, (by) => this._key("since", by));
      this.until = new L.AtlasHandle(this.chart, "until", words.until, (by) => this._key("until", by));
      this.head = new L.AtlasHandle(this.chart, "head", words.position, (by) => this._keyHead(by));
      this.summary = L.DomUtil.create("p", "atlas-unseen", this.element);
      this.brush = new L.AtlasBrush(this);
      this.chart.addEventListener("keyup", (event) => event.key === "Escape" && this.clock.leave());
    }

    /** Whether bars, or the answer to chosen dates, are on their way. */
    get waiting() {
      return this.loading || this.chosen !== null;
    }

    /** Whether the style has come: before, the strip has no height and the map too much. */
    dressed() {
      return getComputedStyle(this.element).position === "absolute";
    }

    /** Follow what the page shows. */
    ask({ query, version, theme }) {
      this.element.classList.toggle("atlas-dark", theme === "dark");
      const given = new URLSearchParams(query);
      const day = (name) => (given.has(name) ? Days.parse(given.get(name)) : null);
      const filter = { since: day("since"), until: day("until") };
      const moved = filter.since !== this.filter.since || filter.until !== this.filter.until;
      const base = L.AtlasSteps.undated(query);
      const other = base !== this.query || version !== this.version;
      Object.assign(this, { filter, query: base, version });
      if (moved || other) this.chosen = null;
      if (other) this._load();
      if (moved && this.clock.live) this.clock.leave();
      else if (other && this.clock.live) this.clock.playing ? this.clock.play() : this.clock.refresh();
      this.paint();
    }

    /** The day for which all legs are asked while the clock runs; null while it does not. */
    day() {
      return this.clock.live && this.latest ? Days.write(this.latest) : null;
    }

    retry() {
      if (this.failed) this._load();
      if (this.clock.failed) this.clock.refresh();
    }

    async _load() {
      const asked = `v=${this.version}&${this.query}`.replace(/&$/, "");
      Object.assign(this, { asked, loading: true, failed: false });
      try {
        const answer = await L.AtlasAsk(`${this.atlas.config.api}/months?${asked}`);
        if (asked !== this.asked) return;
        this.loading = false;
        this.latest = Days.parse(answer.as_of);
        this.bars.hold(answer.first ? answer : null);
        this.element.classList.toggle("atlas-empty", !answer.first);
        this.summary.textContent = this.saying.summary(this.bars);
        this._restore();
      } catch {
        if (asked !== this.asked) return;
        this.loading = false;
        this.failed = true;
      }
      this.atlas._say();
      this.paint();
    }

    /** Go where the link says, once; later where the address is changed to. */
    _restore() {
      const { permalink } = this.atlas;
      if (this.listening) return;
      this.listening = true;
      permalink.follow((text) => (text ? this.clock.restore(text) : this.clock.leave()));
      if (permalink.time()) this.clock.restore(permalink.time());
    }

    /** The chosen dates while they are on their way, else those of the filter. */
    get dates() {
      return this.chosen ?? this.filter;
    }

    /** The days to bring out: the clock's, else the chosen ones, never outside of the bars. */
    shown() {
      const { since, until } = this.clock.live ? this.clock.span() : this.dates;
      const inside = (day) => Math.max(this.bars.begin, Math.min(this.bars.end, day));
      return { since: inside(since ?? this.bars.begin), until: inside(until ?? this.bars.end) };
    }

    paint() {
      if (!this.bars.rows || !this.version) return;
      const { bars, clock } = this;
      const shown = this.shown();
      bars.paint(this.atlas.look, shown);
      const [left, right] = [bars.x(shown.since), bars.x(shown.until + 1)];
      this.shade.style.transform = `translateX(${left}px)`;
      this.shade.style.width = `${Math.max(2, right - left)}px`;
      this.shade.classList.toggle("atlas-shade-on", clock.live || this.dated());
      const scale = { least: bars.begin, most: bars.end };
      this.from.put(left, { ...scale, now: shown.since, text: this.saying.day(shown.since) });
      this.until.put(right, { ...scale, now: shown.until, text: this.saying.day(shown.until) });
      this.head.put(right, { ...scale, now: shown.until, text: this.said() });
      this.from.show(!clock.live);
      this.until.show(!clock.live);
      this.head.show(clock.live);
      this.controls.play.disabled = !bars.rows.length && !clock.live;
      this.controls.show(clock.failed ? this.atlas.words.offline : this.said(), this.dated());
    }

    dated() {
      return this.dates.since !== null || this.dates.until !== null;
    }

    /** What is shown, in words. */
    said() {
      const { clock, saying, hovered, bars } = this;
      if (hovered !== null && !this.brush.drag) return saying.month(hovered, bars.count(hovered));
      if (!clock.live && !this.dated()) return saying.all(bars.total);
      const { since, until } = clock.live ? clock.span() : this.dates;
      const span = saying.span(since, until);
      return clock.live ? saying.step(span, clock.step.n) : span;
    }

    _rest() {
      this.controls.tell(this.clock.live ? this.said() : "");
      this.atlas.permalink.stand(this.clock.written());
    }

    // Choosing dates

    /** Show a span at once and tell the page, which answers with a filter. */
    choose({ since, until }) {
      const { bars, atlas } = this;
      const span = {
        since: since === null || since <= bars.begin ? null : since,
        until: until === null || until >= bars.end ? null : until,
      };
      clearTimeout(this._late);
      const same = span.since === this.filter.since && span.until === this.filter.until;
      this.chosen = same ? null : span;
      this.paint();
      if (same) return;
      const text = [span.since, span.until].map((day) => (day === null ? "" : Days.write(day))).join("/");
      L.tellPage(atlas.selection, { span: text }, atlas.map.getCenter());
      this._late = setTimeout(() => {
        this.chosen = null;
        this.paint();
      }, LATER);
    }

    _use() {
      this.choose(this.clock.span());
    }

    /** A key on a handle of the filter: whole months; told once the hand rests. */
    _key(side, by) {
      const { bars } = this;
      const now = this.shown();
      const edge = side === "since" ? Days.monthStart : Days.monthEnd;
      let month = Days.monthOf(now[side]);
      if (typeof by === "number") month += side === "since" && by < 0 && now.since > Days.monthStart(month) ? by + 1 : by;
      else month = by === "first" ? bars.first : bars.last;
      month = Math.max(bars.first, Math.min(bars.last, month));
      const day = side === "since" ? Math.min(edge(month), Days.monthStart(Days.monthOf(now.until))) : Math.max(edge(month), Days.monthEnd(Days.monthOf(now.since)));
      this.chosen = { ...this.dates, [side]: day };
      this.paint();
      clearTimeout(this._late);
      this._late = setTimeout(() => this.choose(this.chosen), PAUSE);
    }

    _keyHead(by) {
      const { clock, bars } = this;
      if (typeof by === "string") clock.seek(by === "first" ? bars.begin : bars.end);
      else if (Math.abs(by) === 1) clock.seek(by > 0 ? Days.next(clock.unit, clock.at) : Days.previous(clock.unit, clock.at));
      else clock.seek(Days.addMonths(clock.at, by));
    }

    /** Show a span while it is being chosen; null shows the filter again. */
    preview(span) {
      clearTimeout(this._late);
      this.chosen = span;
      this.paint();
    }

    /** Say of a day what its month holds; null says again what is shown. */
    point(day) {
      if (day === this.hovered) return;
      this.hovered = day;
      this.paint();
    }

    focus(kind) {
      this[kind].element.focus({ preventScroll: true });
    }
  };
})();
