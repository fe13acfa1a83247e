/* L.OfflineLabels: names of countries and cities on the canvas, by zoom, none over another or over a mark. */
"use strict";

(() => {
  const { u, v } = L.AtlasGeo;
  const PEOPLE = { 4: 4e6, 5: 1.2e6, 6: 4e5, 7: 2e5 };
  const CAPITAL = { 4: 1.5e6, 5: 1e5, 6: 0, 7: 0 };
  const FIRST_CITIES = 4;
  const LINE = 1.12;
  const LEAST = 16;
  const LIFTS = [0, 20, -20, 32, -32, 44, -44];

  /** "Bosnia and Herzegovina" in two balanced lines; short names in one. */
  const lines = (name) => {
    if (name.length < 13 || !name.includes(" ")) return [name];
    const words = name.split(" ");
    const cuts = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
    return cuts.sort((a, b) => Math.max(a[0].length, a[1].length) - Math.max(b[0].length, b[1].length))[0];
  };

  L.OfflineLabels = L.Evented.extend({
    initialize(url, basemap) {
      this.url = url;
      this.basemap = basemap;
      this.countries = [];
      this.cities = [];
      this._widths = new Map();
    },

    /** Whether the names are on their way. */
    get waiting() {
      return Boolean(this._asked) && this.cities.length === 0;
    },

    async load() {
      if (this._asked) return;
      this._asked = true;
      this.failed = false;
      try {
        const { countries, cities } = await L.AtlasAsk(this.url);
        this.countries = countries.map(([english, iso3, lon, lat]) => {
          const name = this.basemap.names[iso3] ?? english;
          return { iso3, name, lines: lines(name), x: u(lon), y: v(lat) };
        });
        this.cities = cities.map(([name, lon, lat, people, capital]) => ({
          name, people, capital: Boolean(capital), x: u(lon), y: v(lat),
        }));
        this._laid = null;
        this.fire("ready");
      } catch {
        this._asked = false;
        this.failed = true;
        this.fire("failed");
      }
    },

    forget() {
      this._laid = null;
      this._widths.clear();
    },

    /** `obstacles` are boxes [left, top, right, bottom] in canvas pixels; `stamp` changes when they do. */
    paint(context, view, look, obstacles, stamp, marks = []) {
      const mark = [view.left, view.top, view.world, view.width, view.height, stamp].join(":");
      if (this._laid?.mark !== mark) this._laid = { mark, labels: this._layout(context, view, look, obstacles()) };
      context.lineJoin = "round";
      context.textBaseline = "middle";
      const taken = new L.AtlasLayout.Taken();
      marks.forEach((box) => taken.take(box));
      for (const label of this._laid.labels) if (taken.free(label.box)) this._draw(context, label, look);
    },

    _draw(context, label, look) {
      context.font = label.font;
      context.textAlign = label.align;
      context.letterSpacing = label.spacing;
      context.strokeStyle = look.veil;
      context.lineWidth = label.city ? 2.6 : 3;
      context.fillStyle = label.city ? look.city : look.country;
      if (label.dot) {
        context.beginPath();
        context.arc(...label.dot, label.capital ? 2.2 : 1.7, 0, 2 * Math.PI);
        context.stroke();
        context.fill();
      }
      label.lines.forEach((text, index) => {
        const y = label.y + index * label.leading;
        context.strokeText(text, label.x, y);
        context.fillText(text, label.x, y);
      });
    },

    _layout(context, view, look, obstacles) {
      const taken = new L.AtlasLayout.Taken();
      obstacles.forEach((box) => taken.take(box));
      const labels = [];
      for (const shift of view.shifts) {
        for (const country of this._namedCountries(view)) this._country(context, view, look, shift, country, taken, labels);
        const said = new Set(labels.map((label) => label.name));
        for (const city of this._namedCities(view).filter(({ name }) => !said.has(name))) this._city(context, view, look, shift, city, taken, labels);
      }
      return labels;
    },

    /** Countries large enough on screen, largest first. */
    _namedCountries(view) {
      const sized = this.countries.map((country) => {
        const shape = this.basemap.byCode.get(country.iso3);
        const wide = shape ? Math.min(shape.box[2] - shape.box[0], 0.35) * view.world : 0;
        const tall = shape ? (shape.box[3] - shape.box[1]) * view.world : 0;
        return { country, tall, room: shape ? Math.sqrt(shape.size) * view.world : 0, wide };
      });
      return sized.filter(({ room }) => room > LEAST).sort((a, b) => b.room - a.room);
    },

    _namedCities({ zoom }) {
      const z = Math.floor(zoom);
      if (z < FIRST_CITIES) return [];
      return this.cities.filter(
        (city) => city.people >= (PEOPLE[z] ?? 0) || (city.capital && city.people >= (CAPITAL[z] ?? 0)),
      );
    },

    _country(context, view, look, shift, { country, room, wide, tall }, taken, labels) {
      const x = country.x * view.world + shift;
      const y = country.y * view.world - view.top;
      if (x < -80 || y < -40 || x > view.width + 80 || y > view.height + 40) return;
      const size = room > 160 ? 13.5 : room > 60 ? 12 : 10.5;
      const spacing = room > 160 ? 1.4 : room > 60 ? 0.7 : 0.3;
      const font = `600 ${size}px ${look.font}`;
      const width = Math.max(...country.lines.map((text) => this._width(context, text, font) + spacing * text.length));
      if (width > wide * 1.5 + 24) return;
      const leading = size * LINE;
      const high = leading * country.lines.length;
      for (const lift of LIFTS.filter((pixels) => Math.abs(pixels) <= Math.max(LIFTS[1], tall * 0.55))) {
        const top = y + lift - high / 2;
        const box = [x - width / 2 - 2, top - 1, x + width / 2 + 2, top + high + 1];
        if (!taken.free(box) || (lift && this._abroad(country, lift / view.world))) continue;
        taken.take(box);
        labels.push({
          name: country.name, lines: country.lines, x, y: top + leading / 2, leading, font, align: "center", spacing: `${spacing}px`, box,
        });
        return;
      }
    },

    /** Whether a name moved by `lift` would stand in another country. */
    _abroad({ iso3, x, y }, lift) {
      const found = this.basemap.at(x, y + lift);
      return Boolean(found) && found.iso3 !== iso3;
    },

    _city(context, view, look, shift, city, taken, labels) {
      const x = city.x * view.world + shift;
      const y = city.y * view.world - view.top;
      if (x < -60 || y < -20 || x > view.width + 60 || y > view.height + 20) return;
      const size = city.people > 3e6 || city.capital ? 12 : 11;
      const font = `${city.capital ? 500 : 400} ${size}px ${look.font}`;
      const width = this._width(context, city.name, font);
      const mark = taken.over(x, y);
      const [west, north, east, south] = mark ?? [x - 3, y - 3, x + 3, y + 3];
      const places = [
        [east + 3, y, "left"], [west - 3, y, "right"], [x, north - 7, "center"], [x, south + 7, "center"],
      ];
      for (const [left, middle, align] of places) {
        const start = align === "left" ? left : align === "right" ? left - width : left - width / 2;
        const box = [start - 2, middle - size / 2 - 1, start + width + 2, middle + size / 2 + 1];
        if (!taken.free(box)) continue;
        taken.take(box);
        if (!mark) taken.take([x - 2, y - 2, x + 2, y + 2]);
        labels.push({
          city: true, capital: city.capital, lines: [city.name], x: left, y: middle, leading: 0, font, align,
          spacing: "0px", dot: mark ? null : [x, y], box,
        });
        return;
      }
    },

    _width(context, text, font) {
      const key = `${font}|${text}`;
      if (!this._widths.has(key)) {
        context.font = font;
        context.letterSpacing = "0px";
        this._widths.set(key, context.measureText(text).width);
      }
      return this._widths.get(key);
    },
  });
})();
