/* L.AtlasPattern: what a country is covered with that has no class: lines where nothing can be said,
   dots where it is known only now, dashes where it was known only then. */
"use strict";

(() => {
  const SIDE = 7;

  const lines = (pen, side) => {
    pen.lineCap = "square";
    for (const start of [-side, 0, side]) {
      pen.moveTo(start, side);
      pen.lineTo(start + side, 0);
    }
    pen.stroke();
  };

  const dots = (pen, side) => {
    pen.arc(side / 2, side / 2, side / 6, 0, 2 * Math.PI);
    pen.fill();
  };

  const dashes = (pen, side) => {
    for (const [from, y] of [[0.1, 0.25], [0.6, 0.75], [-0.4, 0.75]]) {
      pen.moveTo(from * side, y * side);
      pen.lineTo((from + 0.65) * side, y * side);
    }
    pen.stroke();
  };

  const KINDS = {
    unreported: { ink: "hatch", draw: lines },
    unobserved: { ink: "doubt", draw: lines },
    only_now: { ink: "doubt", draw: dots },
    only_then: { ink: "doubt", draw: dashes },
  };
  const kept = new Map();

  /** The pattern for a standing, one tile of it in device pixels; null where it has none. */
  L.AtlasPattern = (context, ratio, palette, standing) => {
    const kind = KINDS[standing];
    if (!kind) return null;
    const colour = palette[kind.ink];
    const name = `${standing} ${ratio} ${colour}`;
    if (!kept.has(name)) {
      const tile = document.createElement("canvas");
      tile.width = Math.round((standing === "only_then" ? 1.4 : 1) * SIDE * ratio);
      tile.height = tile.width;
      const pen = tile.getContext("2d");
      pen.strokeStyle = colour;
      pen.fillStyle = colour;
      pen.lineWidth = ratio;
      kind.draw(pen, tile.width);
      kept.set(name, context.createPattern(tile, "repeat"));
    }
    return kept.get(name);
  };

  /** How a country is drawn whose class is below 0. */
  L.AtlasPattern.apart = { "-1": "unobserved", "-2": "only_now", "-3": "only_then" };
})();
