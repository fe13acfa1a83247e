/* L.AtlasTips: [title, note] for what lies under the pointer, in plain text. */
"use strict";

(() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  /** A sentence in the form that the language has for so many. */
  const count = ({ words, config }, key, n) => {
    const form = new Intl.PluralRules(config.locale).select(n);
    return fill(words[key][form] ?? words[key].other, { n: n.toLocaleString(config.locale) });
  };

  /** A figure as the legend counts: an index of 100, anything else as it is. */
  const figure = (config, scale, value) =>
    scale === "index" ? `${Math.round(100 * value)}` : value.toLocaleString(config.locale, { maximumSignificantDigits: 2 });

  /** A day "2024-02-13" in words. */
  const inWords = ({ day, months }, text) => {
    const [year, month, number] = text.split("-").map(Number);
    return fill(day, { day: number, month: months[month - 1], year });
  };

  const change = ({ base, words, config }, iso3) => {
    const { scale, breaks, values, ...days } = base.scores;
    const label = config.layers[base.scores.layer];
    const earlier = inWords(config, days.compare);
    const standing = base.standing(iso3);
    if (!(iso3 in values)) {
      return fill(words[standing === "unobserved" ? "unobserved_both" : standing], { layer: label, day: earlier });
    }
    const far = Math.abs(values[iso3]);
    const [by, then, now] = [far, days.then[iso3], days.now[iso3]].map((x) => figure(config, scale, x));
    const text = far <= breaks[0] ? words.equal : values[iso3] > 0 ? words.more : words.less;
    return fill(text, { layer: label, value: by, day: earlier, then, now });
  };

  const score = ({ base, words, config }, iso3) => {
    const { scale, values, low, high } = base.scores;
    const label = config.layers[base.scores.layer];
    if (!(iso3 in values)) return fill(words.unobserved, { layer: label });
    const [value, least, most] = [values, low, high].map((of) => of[iso3] ?? values[iso3]).map((x) => figure(config, scale, x));
    const text = least === most ? words.score_exact : words.score;
    return fill(text, { layer: label, value, low: least, high: most });
  };

  const standing = (atlas, iso3) => {
    const { base, words, state } = atlas;
    if (base.scores && base.scores.classes[iso3] !== undefined) {
      return base.scores.compare ? change(atlas, iso3) : score(atlas, iso3);
    }
    if (!state.layers.includes("totals") || !base.totals) return words.open;
    const now = base.standing(iso3);
    if (now === "unreported") return words.unreported;
    return now === "zero" ? words.none : count(atlas, "country", base.totals.n[iso3]);
  };

  const tips = {
    incident: (found, { words, config }) => [found.label, fill(words.incident, { method: config.methods[found.method].label })],
    cell: (found, atlas) => [count(atlas, "here", found.n), atlas.words.open],
    badge: (found, atlas) => [atlas.base.name(found.iso3), count(atlas, "badge", found.n)],
    country: (found, atlas) => [atlas.base.name(found.iso3), standing(atlas, found.iso3)],
    leg: (found, { base, config, words, lines }) => {
      if (found.way) {
        const legs = lines.leg.lines.filter(({ way }) => way === found.way);
        const path = [legs[0].ends[0], ...legs.map(({ ends }) => ends.at(-1))].map((iso3) => base.name(iso3));
        return [`${found.rank} · ${path.join(" → ")}`, found.chosen ? words.way_chosen : words.way];
      }
      const terms = [config.modes[found.mode], config.documents[found.documents], config.statuses[found.status]];
      if (found.ended) terms.push(config.words.ended);
      return [found.ends.map((iso3) => base.name(iso3)).join(" → "), terms.filter(Boolean).join(" · ")];
    },
    journey: (found, { base, words }) => [found.ends.map((iso3) => base.name(iso3)).join(" → "), words.journey],
  };

  L.AtlasTips = (found, atlas) => tips[found.kind](found, atlas);
})();
