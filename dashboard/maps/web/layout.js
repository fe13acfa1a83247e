/* L.AtlasLayout: where things go so that they can be read. Deterministic: the same set at the same
   zoom is always laid out the same way. */
"use strict";

(() => {
  const ROUNDS = 14;
  const FARTHEST = 26;
  const GAP = 1.5;

  /** Push overlapping marks apart on screen.

      Items carry x, y (pixels), reach (radius), firm (how much they resist) and leash (how many pixels
      they may be moved: few for a city, more for what stands for a whole country). */
  const spread = (items) => {
    const order = [...items].sort((a, b) => a.x - b.x || a.y - b.y || (a.select < b.select ? -1 : 1));
    const widest = Math.max(0, ...order.map((item) => item.reach));
    for (const item of order) {
      item.home = { x: item.x, y: item.y };
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      if (!settle(order, widest)) break;
    }
  };

  const settle = (order, widest) => {
    let moved = false;
    for (let i = 0; i < order.length; i += 1) {
      const one = order[i];
      for (let j = i + 1; j < order.length; j += 1) {
        const other = order[j];
        if (other.home.x - one.home.x > one.reach + widest + 2 * FARTHEST) break;
        moved = part(one, other) || moved;
      }
    }
    return moved;
  };

  const part = (one, other) => {
    const wanted = one.reach + other.reach + GAP;
    let dx = other.x - one.x;
    let dy = other.y - one.y;
    if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) return false;
    let distance = Math.hypot(dx, dy);
    if (distance >= wanted - 0.1) return false;
    if (distance < 0.5) [dx, dy, distance] = [0.4, -1, Math.hypot(0.4, 1)];
    const share = other.firm === one.firm ? 0.5 : one.firm / (one.firm + other.firm);
    const push = (wanted - Math.min(distance, wanted)) / distance;
    shift(other, dx * push * share, dy * push * share);
    shift(one, -dx * push * (1 - share), -dy * push * (1 - share));
    return true;
  };

  const shift = (item, dx, dy) => {
    const x = item.x + dx - item.home.x;
    const y = item.y + dy - item.home.y;
    const far = Math.hypot(x, y);
    const keep = far > item.leash ? item.leash / far : 1;
    item.x = item.home.x + x * keep;
    item.y = item.home.y + y * keep;
  };

  /** Rectangles already taken; asks whether another one is free. */
  class Taken {
    constructor(cell = 96) {
      this.cell = cell;
      this.cells = new Map();
    }

    *_keys([left, top, right, bottom]) {
      for (let i = Math.floor(left / this.cell); i <= Math.floor(right / this.cell); i += 1) {
        for (let j = Math.floor(top / this.cell); j <= Math.floor(bottom / this.cell); j += 1) {
          yield `${i}:${j}`;
        }
      }
    }

    free(box) {
      for (const key of this._keys(box)) {
        for (const other of this.cells.get(key) || []) {
          if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
        }
      }
      return true;
    }

    /** The box over a point, or undefined. */
    over(x, y) {
      const [key] = this._keys([x, y, x, y]);
      return this.cells.get(key)?.find((box) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
    }

    take(box) {
      for (const key of this._keys(box)) {
        const list = this.cells.get(key);
        if (list) list.push(box);
        else this.cells.set(key, [box]);
      }
    }
  }

  L.AtlasLayout = { spread, Taken, FARTHEST };
})();
