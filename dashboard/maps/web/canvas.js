/* L.AtlasCanvas: one canvas over the whole map, painted by whoever is registered, in order.
   Units: a place is (u, v) in 0..1 across the Web Mercator world; times `view.world` it is pixels. */
"use strict";

(() => {
  const EDGE = 85.0511287798066;
  const MAX_RATIO = 2.5;

  L.AtlasGeo = {
    /** Longitude in degrees to 0..1. */
    u: (lon) => (lon + 180) / 360,

    /** Latitude in degrees to 0..1 from the north, clipped where Web Mercator ends. */
    v: (lat) => {
      const sine = Math.sin((Math.max(-EDGE, Math.min(EDGE, lat)) * Math.PI) / 180);
      return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    },

    /** Shortest signed distance from a to b on a world `world` pixels round. */
    around: (a, b, world) => {
      const distance = (((b - a) % world) + world) % world;
      return distance > world / 2 ? distance - world : distance;
    },
  };

  L.AtlasCanvas = L.Renderer.extend({
    options: { padding: 0.2 },

    initialize(painters, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.painters = painters;
    },

    /** Paint again at the next frame. */
    redraw() {
      if (this._map && !this._frame) {
        this._frame = L.Util.requestAnimFrame(() => {
          this._frame = null;
          this._paint();
        });
      }
    },

    /** Whether what is asked for still has to be painted. */
    due() {
      return Boolean(this._frame);
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "atlas-canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      L.Util.cancelAnimFrame(this._frame);
      this._frame = null;
      this._container.remove();
      this._container = null;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = Math.min(MAX_RATIO, window.devicePixelRatio || 1);
      const wide = Math.round(size.x * ratio);
      const high = Math.round(size.y * ratio);
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this.view = this._look(size, ratio);
      this._paint();
    },

    /** What a painter needs to know; kept until the map rests again, so that a repaint in the
        middle of a zoom fits the canvas as it is being stretched. */
    _look(size, ratio) {
      const world = 256 * 2 ** this._zoom;
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      const shifts = [];
      for (let k = Math.floor(corner.x / world); k <= Math.floor((corner.x + size.x) / world); k += 1) {
        shifts.push(k * world - corner.x);
      }
      return {
        zoom: this._zoom, world, ratio, shifts,
        left: corner.x, top: corner.y, width: size.x, height: size.y,
        inset: { x: size.x * this._inset(), y: size.y * this._inset() },
      };
    },

    /** Share of the canvas on each side that lies outside the window. */
    _inset() {
      return this.options.padding / (1 + 2 * this.options.padding);
    },

    _paint() {
      if (!this._map || !this.view) return;
      const context = this._context;
      const { ratio, width, height } = this.view;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      for (const painter of this.painters) {
        context.save();
        painter.paint(context, this.view);
        context.restore();
      }
    },
  });
})();
