/* L.AtlasDays: days as whole numbers since 1970-01-01, months since 1970-01, and the ends of weeks
   (Monday to Sunday, ISO 8601), months, quarters and years. No clock and no zone of time. */
"use strict";

(() => {
  const DAY = 86400000;
  const SUNDAY = 3;

  const at = (year, month, day) => Date.UTC(year, month, day) / DAY;
  const date = (day) => new Date(day * DAY);

  /** The number of a day written 2024-02-13; NaN when there is no such day. */
  const parse = (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return NaN;
    const day = Date.parse(text) / DAY;
    return Number.isNaN(day) || write(day) !== text ? NaN : day;
  };

  const write = (day) => date(day).toISOString().slice(0, 10);

  const monthOf = (day) => (date(day).getUTCFullYear() - 1970) * 12 + date(day).getUTCMonth();

  const monthStart = (month) => at(1970, month, 1);

  const monthEnd = (month) => monthStart(month + 1) - 1;

  /** The same day some months on, or the last one of a shorter month. */
  const addMonths = (day, count) => {
    const month = monthOf(day);
    const nth = day - monthStart(month);
    return Math.min(monthStart(month + count) + nth, monthEnd(month + count));
  };

  const MONTHS = { month: 1, quarter: 3, year: 12 };

  /** The last day of the week, month, quarter or year that holds a day. */
  const endOf = (unit, day) => {
    if (unit === "week") return day + ((((SUNDAY - day) % 7) + 7) % 7);
    const size = MONTHS[unit];
    return monthEnd(Math.floor(monthOf(day) / size) * size + size - 1);
  };

  const next = (unit, day) => endOf(unit, endOf(unit, day) + 1);

  const previous = (unit, day) => {
    const end = endOf(unit, day);
    if (unit === "week") return end - 7;
    const size = MONTHS[unit];
    return monthEnd(Math.floor(monthOf(end) / size) * size - 1);
  };

  /** Words for days in a reader's language: {day, month, year}. */
  const words = (locale) => {
    const form = (fields) => new Intl.DateTimeFormat(locale, { ...fields, timeZone: "UTC" });
    const [whole, short, year] = [
      form({ day: "numeric", month: "short", year: "numeric" }),
      form({ month: "short", year: "numeric" }),
      form({ year: "numeric" }),
    ];
    return {
      day: (day) => whole.format(date(day)),
      month: (day) => short.format(date(day)),
      year: (day) => year.format(date(day)),
    };
  };

  /** Lines as they stood on a day, those left out that had not begun; null leaves them as they came. */
  const stood = (lines, day) => {
    if (day === null) return lines;
    const begun = lines.filter(({ from }) => parse(from) <= day);
    return begun.map((line) => {
      const ended = line.until !== "" && parse(line.until) < day;
      return { ...line, ended, look: ended ? "closed" : line.status || "open" };
    });
  };

  L.AtlasDays = { parse, write, monthOf, monthStart, monthEnd, addMonths, endOf, next, previous, words, stood };
})();
