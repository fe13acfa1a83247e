/* L.AtlasMoments(tile, months): of a tile that holds all incidents by the months they lasted from and to,
   those of a run of months, in the form of any other tile. Which run it is, no server hears of. */
"use strict";

(() => {
  const add = (one, other) => one.map((n, index) => n + other[index]);

  const gathered = (rows, name) => {
    const places = new Map();
    for (const row of rows) {
      const [lon, lat, n, parts] = row;
      const key = name(row);
      const place = places.get(key);
      if (!place) {
        places.set(key, { lon: lon * n, lat: lat * n, n, parts, row });
        continue;
      }
      Object.assign(place, { lon: place.lon + lon * n, lat: place.lat + lat * n, n: place.n + n, parts: add(place.parts, parts) });
    }
    return [...places.values()].map(({ lon, lat, n, parts, row }) => ({ at: [lon / n, lat / n], n, parts, row }));
  };

  L.AtlasMoments = (tile, [from, to]) => {
    const cells = tile.c.filter((row) => row[6] <= to && row[7] >= from);
    const badges = tile.b.filter((row) => row[5] <= to && row[6] >= from);
    const places = gathered(cells, ([, , , , x, y]) => `${x}/${y}`);
    const answer = {
      c: places.filter(({ n }) => n > 1).map(({ at, n, parts, row }) => [...at, n, parts, row[4], row[5]]),
      i: places.filter(({ n }) => n === 1).map(({ at, row }) => [...at, ...row.slice(8)]),
      b: gathered(badges, (row) => row[4]).map(({ at, n, parts, row }) => [...at, n, parts, row[4]]),
    };
    return { ...answer, max: Math.max(0, ...[...answer.c, ...answer.b].map((row) => row[2])) };
  };
})();
