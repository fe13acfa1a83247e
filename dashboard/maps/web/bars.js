/* L.AtlasBars: incidents by month as bars, stacked by method; months that are only a guess are pale. */
"use strict";

(() => {
  const Days = L.AtlasDays;
  const AXIS = 18;
  const TOP = 4;
  const PALE = 0.38;
  const BESIDE = 0.25;
  const LABEL = 46;
  const STEPS = [1, 2, 5, 10, 20, 50];

  L.AtlasBars = class {
    constructor(canvas) {
      this.canvas = canvas;
      this.context = canvas.getContext("2d");
      this.hold(null);
    }

    /** Keep an answer of the server ({first, last, bars}); null for none. */
    hold(answer) {
      this.first = answer ? Days.monthOf(Days.parse(answer.first)) : 0;
      this.last = answer ? Days.monthOf(Days.parse(answer.last)) : 0;
      this.rows = answer ? answer.bars : [];
      this.sums = new Map();
      for (const [month, , , n] of this.rows) this.sums.set(month, (this.sums.get(month) || 0) + n);
      this.most = Math.max(0, ...this.sums.values());
      this.peak = [...this.sums].find(([, n]) => n === this.most)?.[0];
    }

    /** First and last day that can be chosen. */
    get begin() {
      return Days.monthStart(this.first);
    }

    get end() {
      return Days.monthEnd(this.last);
    }

    get total() {
      return [...this.sums.values()].reduce((sum, n) => sum + n, 0);
    }

    get wide() {
      return Math.max(1, this.canvas.clientWidth);
    }

    /** Where a day begins, in pixels from the left. */
    x(day) {
      return ((day - this.begin) / (this.end + 1 - this.begin)) * this.wide;
    }

    /** The day at a place, kept inside the span. */
    day(x) {
      const day = Math.floor(this.begin + (x / this.wide) * (this.end + 1 - this.begin));
      return Math.max(this.begin, Math.min(this.end, day));
    }

    /** Incidents that began in the month of a day, as far as that is known. */
    count(day) {
      return this.sums.get(Days.monthOf(day) - this.first) || 0;
    }

    /** Paint all months; those outside of {since, until} step back. */
    paint(look, { since, until }) {
      const { canvas, context } = this;
      const ratio = Math.min(2.5, window.devicePixelRatio || 1);
      const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
      if (!wide || !high) return;
      if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(high * ratio)) {
        canvas.width = Math.round(wide * ratio);
        canvas.height = Math.round(high * ratio);
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, wide, high);
      this._bars(look, high - AXIS, Days.monthOf(since), Days.monthOf(until));
      this._axis(look, wide, high);
    }

    _bars(look, floor, from, to) {
      const { context } = this;
      const scale = (floor - TOP) / Math.max(1, this.most);
      const tops = new Map();
      for (const [place, method, exact, n] of this.rows) {
        const month = this.first + place;
        const left = this.x(Days.monthStart(month));
        const right = this.x(Days.monthStart(month + 1));
        const gap = right - left > 4 ? 1 : 0;
        const top = (tops.get(place) ?? floor) - n * scale;
        context.fillStyle = look.methods[method].colour;
        context.globalAlpha = (exact ? 1 : PALE) * (month < from || month > to ? BESIDE : 1);
        context.fillRect(left, top, Math.max(0.8, right - left - gap), n * scale);
        tops.set(place, top);
      }
      context.globalAlpha = 1;
    }

    _axis(look, wide, high) {
      const { context } = this;
      const from = Math.ceil(this.first / 12);
      const to = Math.floor(this.last / 12);
      const perYear = (wide / (this.last + 1 - this.first)) * 12;
      const step = STEPS.find((years) => years * perYear >= LABEL) ?? 100;
      context.fillStyle = look.border;
      context.fillRect(0, high - AXIS, wide, 1);
      context.font = `11px ${look.font}`;
      context.textBaseline = "top";
      context.textAlign = "left";
      for (let year = from; year <= to; year += 1) {
        if ((year + 1970) % step) continue;
        const x = this.x(Days.monthStart(year * 12));
        context.fillStyle = look.border;
        context.fillRect(x, high - AXIS, 1, 5);
        context.fillStyle = look.country;
        if (x + 30 < wide) context.fillText(String(year + 1970), x + 3, high - AXIS + 4);
      }
    }
  };
})();
