/* L.AtlasTips: [title, note] for what lies under the pointer, in plain text. */
"use strict";

(() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const count = (words, key, n) => fill(n === 1 ? words[`${key}_one`] : words[`${key}_many`], { n: n.toLocaleString("en") });

  /** A figure as the legend counts: an index of 100, anything else as it is. */
  const figure = (scale, value) =>
    scale === "index" ? `${Math.round(100 * value)}` : value.toLocaleString("en", { maximumSignificantDigits: 2 });

  const change = (base, words, iso3) => {
    const { label, scale, breaks, values, earlier, ...days } = base.scores;
    const standing = base.standing(iso3);
    if (!(iso3 in values)) {
      return fill(words[standing === "unobserved" ? "unobserved_both" : standing], { layer: label, day: earlier });
    }
    const far = Math.abs(values[iso3]);
    const [by, then, now] = [far, days.then[iso3], days.now[iso3]].map((x) => figure(scale, x));
    const text = far <= breaks[0] ? words.equal : values[iso3] > 0 ? words.more : words.less;
    return fill(text, { layer: label, value: by, day: earlier, then, now });
  };

  const score = ({ scores }, words, iso3) => {
    const { label, scale, values, low, high } = scores;
    if (!(iso3 in values)) return fill(words.unobserved, { layer: label });
    const [value, least, most] = [values, low, high].map((of) => of[iso3] ?? values[iso3]).map((x) => figure(scale, x));
    const text = least === most ? words.score_exact : words.score;
    return fill(text, { layer: label, value, low: least, high: most });
  };

  const standing = ({ base, words, state }, iso3) => {
    if (base.scores && base.scores.classes[iso3] !== undefined) {
      return base.scores.compare ? change(base, words, iso3) : score(base, words, iso3);
    }
    if (!state.layers.includes("totals") || !base.totals) return words.open;
    const now = base.standing(iso3);
    if (now === "unreported") return words.unreported;
    return now === "zero" ? words.none : count(words, "country", base.totals.n[iso3]);
  };

  const tips = {
    incident: (found, { words, config }) => [found.label, fill(words.incident, { method: config.methods[found.method].label })],
    cell: (found, { words }) => [count(words, "here", found.n), words.open],
    badge: (found, { base, words }) => [base.name(found.iso3), count(words, "badge", found.n)],
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
