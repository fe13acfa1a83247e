/* L.AtlasMarks: how one mark is drawn. Shape as well as colour tells the method; filled or hollow the
   evidence; a dashed plate that something is known, or shown, only to the country. */
"use strict";

(() => {
  const TURN = 2 * Math.PI;
  const SMALLEST = 12;
  const LARGEST = 26;
  const RING = 3.5;

  /** 950, 1.2k, 35k, 1.1M */
  const short = (n) => {
    if (n < 1000) return String(n);
    const [value, unit] = n < 999500 ? [n / 1000, "k"] : [n / 1e6, "M"];
    return (value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value))) + unit;
  };

  /** Radius of a bubble in pixels: area grows with n, from a size that holds a digit; when even the
      largest number is small, no bubble is large. */
  const radius = (n, max) => {
    const top = Math.min(LARGEST, SMALLEST + 2 + 5 * Math.log10(Math.max(1, max)));
    const roomy = SMALLEST + 1.5 * Math.max(0, short(n).length - 2);
    return Math.max(roomy, top * Math.sqrt(n / Math.max(1, max)));
  };

  const outlines = {
    circle: (c, r) => c.arc(0, 0, r, 0, TURN),
    square: (c, r) => c.rect(-r * 0.89, -r * 0.89, r * 1.78, r * 1.78),
    triangle: (c, r) => {
      c.moveTo(0, -r * 1.2);
      c.lineTo(r * 1.13, r * 0.82);
      c.lineTo(-r * 1.13, r * 0.82);
      c.closePath();
    },
    diamond: (c, r) => {
      c.moveTo(0, -r * 1.27);
      c.lineTo(r * 1.27, 0);
      c.lineTo(0, r * 1.27);
      c.lineTo(-r * 1.27, 0);
      c.closePath();
    },
  };

  const number = (c, text, look, size) => {
    c.font = `600 ${size}px ${look.font}`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.fillStyle = look.ink;
    c.fillText(text, 0, size * 0.06);
  };

  /** Ring of shares, starting at twelve o'clock. */
  const ring = (c, item, r, look) => {
    const mid = r - RING / 2;
    let from = -TURN / 4;
    c.lineWidth = RING;
    item.parts.forEach((part, index) => {
      if (!part) return;
      const to = from + (TURN * part) / item.n;
      c.beginPath();
      c.arc(0, 0, mid, from, to);
      c.strokeStyle = look.methods[index].colour;
      c.stroke();
      from = to;
    });
    if (item.parts.filter(Boolean).length < 2) return;
    c.strokeStyle = look.surface;
    c.lineWidth = 1;
    item.parts.reduce((angle, part) => {
      if (part) {
        c.beginPath();
        c.moveTo(Math.cos(angle) * (r - RING), Math.sin(angle) * (r - RING));
        c.lineTo(Math.cos(angle) * r, Math.sin(angle) * r);
        c.stroke();
      }
      return angle + (TURN * part) / item.n;
    }, -TURN / 4);
  };

  /** Fill the ground of a mark, with a soft shadow unless there are too many to be worth it. */
  const plateau = (c, look) => {
    c.fillStyle = look.surface;
    if (!look.flat) {
      c.shadowColor = look.shadow;
      c.shadowBlur = 4;
      c.shadowOffsetY = 1;
    }
    c.fill();
    c.shadowColor = "transparent";
  };

  const bubble = (c, item, look) => {
    const r = item.size;
    c.beginPath();
    c.arc(0, 0, r + 1, 0, TURN);
    plateau(c, look);
    ring(c, item, r, look);
    const text = short(item.n);
    number(c, text, look, Math.min(14, Math.max(10.5, (r * 1.9) / Math.max(2, text.length * 0.9))));
  };

  const single = (c, item, look) => {
    const method = look.methods[item.method];
    const r = item.size - 3.5;
    c.lineJoin = "round";
    c.beginPath();
    outlines[method.shape](c, r);
    c.strokeStyle = look.halo;
    c.lineWidth = item.solid ? 3.5 : 5.5;
    c.stroke();
    c.fillStyle = item.solid ? method.colour : look.surface;
    c.fill();
    if (!item.solid) {
      c.strokeStyle = method.colour;
      c.lineWidth = 2;
      c.stroke();
    }
  };

  /** Half width and height of the plate for a number. */
  const plate = (n) => ({ wide: 8.5 + 3.6 * short(n).length, high: 10 });

  const badge = (c, item, look) => {
    const { wide, high } = plate(item.n);
    c.beginPath();
    c.roundRect(-wide, -high, 2 * wide, 2 * high, 5);
    plateau(c, look);
    c.strokeStyle = look.dash;
    c.lineWidth = 1.2;
    c.setLineDash([3, 2.2]);
    c.stroke();
    c.setLineDash([]);
    c.translate(0, -1.5);
    number(c, short(item.n), look, 11.5);
    c.translate(0, 1.5);
    const long = 2 * (wide - 5);
    let from = -long / 2;
    item.parts.forEach((part, index) => {
      const width = (long * part) / item.n;
      c.fillStyle = look.methods[index].colour;
      c.fillRect(from, high - 5.2, width, 2.4);
      from += width;
    });
  };

  /** Ring or frame round the mark under the pointer or the selected one. */
  const emphasis = (c, item, look, selected) => {
    c.beginPath();
    if (item.kind === "badge") {
      const { wide, high } = plate(item.n);
      c.roundRect(-wide - 3, -high - 3, 2 * wide + 6, 2 * high + 6, 7);
    } else {
      c.arc(0, 0, item.size + 3, 0, TURN);
    }
    c.strokeStyle = look.halo;
    c.lineWidth = selected ? 5 : 3;
    c.stroke();
    c.strokeStyle = selected ? look.selected : look.hover;
    c.lineWidth = selected ? 2.2 : 1.4;
    c.stroke();
  };

  L.AtlasMarks = { short, radius, plate, emphasis, draw: { cell: bubble, incident: single, badge } };
})();
