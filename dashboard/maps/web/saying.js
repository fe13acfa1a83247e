/* L.AtlasSaying: what the strip of time says, in the reader's language: spans of days, counts, summary. */
"use strict";

(() => {
  const Days = L.AtlasDays;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  L.AtlasSaying = class {
    constructor(words, locale) {
      this.words = words;
      this.days = Days.words(locale);
      this.count = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    }

    n(number) {
      return this.count.format(number);
    }

    day(day) {
      return this.days.day(day);
    }

    /** From one day to another; either may be null. Whole months are said as months. */
    span(since, until) {
      const month = (since === null || since === Days.monthStart(Days.monthOf(since))) &&
        (until === null || until === Days.monthEnd(Days.monthOf(until)));
      const [from, to] = [since, until].map((day) => (day === null ? "" : this.days[month ? "month" : "day"](day)));
      if (from && from === to) return from;
      if (from && to) return fill(this.words.between, { from, to });
      return fill(from ? this.words.since : this.words.up_to, { from, to });
    }

    all(n) {
      return fill(this.words.all_said, { n: this.n(n) });
    }

    step(span, n) {
      return fill(this.words.step_said, { span, n: this.n(n) });
    }

    month(day, n) {
      return fill(this.words.month_said, { month: this.days.month(day), n: this.n(n) });
    }

    /** The bars in one sentence, for those who do not see them. */
    summary(bars) {
      if (!bars.rows.length) return this.words.none;
      const [first, last, peak] = [bars.begin, bars.end, Days.monthStart(bars.first + bars.peak)].map((day) => this.days.month(day));
      return fill(this.words.summary, { first, last, n: this.n(bars.total), peak, most: this.n(bars.most) });
    }
  };
})();
