/* L.AtlasPointer: what lies under pointer, finger or crosshair; hover, tooltip and selection.
   Nothing on the canvases listens for itself: one place decides what was meant. */
"use strict";

(() => {
  const TOUCH_REACH = 22;
  const MOUSE_REACH = 4;
  const LINE_REACH = 6;

  L.AtlasPointer = class {
    constructor(atlas) {
      this.atlas = atlas;
      const { map } = atlas;
      const container = map.getContainer();
      this.tip = L.DomUtil.create("div", "atlas-tip", container);
      this.tip.setAttribute("aria-hidden", "true");
      this.title = L.DomUtil.create("div", "atlas-tip-title", this.tip);
      this.note = L.DomUtil.create("div", "atlas-tip-note", this.tip);
      map.on("click", (event) => this.pick(event.latlng));
      map.on("mousemove", (event) => this._hover(event));
      map.on("mouseout movestart zoomstart", () => this._point(null));
      const steered = (keys) => container.classList.toggle("atlas-keys", keys);
      container.addEventListener("pointerdown", () => steered(false), { capture: true });
      container.addEventListener("keyup", () => steered(true));
      container.addEventListener("keydown", (event) => {
        steered(true);
        if (event.key === "Enter" && event.target === container) this.pick(map.getCenter());
      });
    }

    /** What lies at a place: a mark, else a line, else a country. */
    at(latlng) {
      const { map, gestures, incidents, lines, base } = this.atlas;
      const zoom = map.getZoom();
      const world = 256 * 2 ** zoom;
      const point = map.project(latlng, zoom);
      const mark = incidents.hit(point, world, gestures.touch ? TOUCH_REACH : MOUSE_REACH);
      if (mark) return mark;
      const reach = gestures.touch ? TOUCH_REACH : LINE_REACH;
      const line = lines.journey.hit(point, world, reach) || lines.leg.hit(point, world, reach);
      if (line) return line;
      const country = base.at((((point.x / world) % 1) + 1) % 1, point.y / world);
      return country && { kind: "country", iso3: country.iso3, select: `country:${country.iso3}` };
    }

    /** Select what lies there and tell whoever listens; open sea is nothing. A track is chosen first;
        once it is, its legs tell of themselves. */
    pick(latlng) {
      const found = this.at(latlng);
      if (!found) return;
      if (found.way && !found.chosen) {
        this.atlas.cards.show(found.way);
        L.tellPage(this.atlas.selection, { way: found.way }, latlng);
        return;
      }
      this.atlas.select(found.select);
      L.tellPage(this.atlas.selection, { select: found.select }, latlng);
    }

    _hover({ latlng, containerPoint }) {
      if (this.atlas.gestures.touch) return;
      this._pointed = { latlng, containerPoint };
      if (this._waiting) return;
      this._waiting = requestAnimationFrame(() => {
        this._waiting = 0;
        if (this._pointed) this._point(this.at(this._pointed.latlng), this._pointed.containerPoint);
      });
    }

    _point(found, place) {
      if (!found) this._pointed = null;
      const mark = `${found?.kind}:${found?.select}:${found?.way ?? ""}`;
      if (mark !== this._mark) {
        this._mark = mark;
        this.atlas.hover(found);
      }
      this.tip.classList.toggle("atlas-shown", Boolean(found));
      if (found) this._tell(found, place);
    }

    _tell(found, place) {
      [this.title.textContent, this.note.textContent] = L.AtlasTips(found, this.atlas);
      const { x, y } = this.atlas.map.getSize();
      const { offsetWidth, offsetHeight } = this.tip;
      const left = Math.min(place.x + 14, x - offsetWidth - 6);
      const top = place.y + 16 + offsetHeight > y ? place.y - offsetHeight - 10 : place.y + 16;
      this.tip.style.transform = `translate(${Math.max(6, Math.round(left))}px, ${Math.max(6, Math.round(top))}px)`;
    }
  };
})();
