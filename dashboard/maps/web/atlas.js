/* L.atlas(map, config): puts the parts together and offers ATLAS.show({...}), the one call that changes
   anything later, and ATLAS.read(), which tells what is on show. */
"use strict";

(() => {
  const LAYERS = ["incidents", "totals", "legs", "journeys"];

  class Atlas {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.words = config.words;
      this.state = { query: "", layers: [], theme: "light", version: "", as_of: "", risk: "", selected: "", ways: null, colours: null, during: null };
      this.look = L.atlasLook(config, "light");
      this.base = new L.OfflineBasemap(config.geo, config.palettes, config.apart, config.countries);
      this.figures = new L.AtlasFigures(config.api, this.base);
      this.labels = new L.OfflineLabels(config.labels, this.base);
      const threats = config.threats.map((threat) => ({
        ...threat,
        method: config.methods.findIndex((method) => method.code === threat.method),
      }));
      this.incidents = new L.IncidentTiles(config.api, threats).addTo(map);
      this.lines = { leg: new L.FlowLines("leg"), journey: new L.FlowLines("journey") };
      if (config.time) this.timeline = new L.AtlasTimeline(this, config.time);
      this._dress();
      this._layers();
      this._listen();
      this.base.load();
      this.labels.load();
    }

    /** The map's frame: view, bounds, credits, words for those who do not see it. */
    _dress() {
      const { map, config } = this;
      const container = map.getContainer();
      container.classList.add("atlas");
      L.AtlasSpoken(container, this.words.map);
      for (const page of [document, L.permalink.page().document]) page.documentElement.lang = config.lang;
      this._name(".leaflet-control-zoom-in", this.words.zoom_in);
      this._name(".leaflet-control-zoom-out", this.words.zoom_out);
      map.setMaxBounds(config.bounds);
      this.permalink = L.permalink(map);
      this.cards = L.AtlasCards(this);
      this.carried = L.carriedQuestion((text) => L.tellPage(this.selection, { ask: text }, map.getCenter()));
      this._open();
      map.attributionControl.setPrefix(false).addAttribution(config.credits);
      this.gestures = L.AtlasGestures(map, this.words);
      this.notice = L.DomUtil.create("div", "atlas-notice", container);
      this.notice.setAttribute("role", "status");
      new ResizeObserver(() => {
        map.invalidateSize({ animate: false });
        this._open();
      }).observe(container);
      L.followTheme((theme) => this.show({ theme }));
      if (config.font) L.atlasTypeface(this, config.font);
    }

    /** Say what one of Leaflet's own buttons does. */
    _name(button, words) {
      const found = this.map.getContainer().querySelector(button);
      found?.setAttribute("title", words);
      found?.setAttribute("aria-label", words);
    }

    /** The first view, once the frame has a size: frames start with none. */
    _open() {
      const { map, config } = this;
      const { x, y } = map.getSize();
      if (this._opened || x < 100 || y < 100 || this.timeline?.dressed() === false) return;
      this._opened = true;
      const phone = x < 600;
      if (phone) map.setMinZoom(config.phone.minZoom);
      if (this.permalink.restored) return;
      if (phone) map.setView(config.phone.center, config.phone.zoom, { animate: false });
      else map.fitBounds(config.opening, { animate: false });
    }

    _layers() {
      const { map } = this;
      const pane = (name, order) => {
        map.createPane(name).style.zIndex = order;
        map.getPane(name).style.pointerEvents = "none";
        return name;
      };
      this.under = new L.AtlasCanvas([this.base], { pane: pane("atlas-under", 210) }).addTo(map);
      const over = [
        { paint: (context, view) => this.base.paintMarked(context, view) },
        { paint: (context, view) => this._lines(context, view) },
        { paint: (context, view) => this._labels(context, view) },
        { paint: (context, view) => this.incidents.paint(context, view, this.look) },
      ];
      this.over = new L.AtlasCanvas(over, { pane: pane("atlas-over", 420) }).addTo(map);
      this.selection = L.featureGroup().addTo(map);
    }

    _lines(context, view) {
      const { leg, journey } = this.lines;
      const dimmed = leg.outstanding() || journey.outstanding();
      leg.paint(context, view, this.look, dimmed);
      journey.paint(context, view, this.look, dimmed);
    }

    _labels(context, view) {
      const obstacles = () =>
        this.incidents.items(view.world).flatMap(({ x, y, reach, kind }) =>
          view.shifts.map((shift) => {
            const half = kind === "badge" ? reach + 3 : reach;
            return [x + shift - half, y - view.top - reach, x + shift + half, y - view.top + reach];
          }),
        );
      const { stepped, revision } = this.incidents;
      const stamp = stepped ? "step" : [revision, this.lines.leg.revision, this.base.countries.length].join(":");
      const taken = () => (stepped ? [] : [...obstacles(), ...L.AtlasTracks.boxes(this.lines.leg.lines, view)]);
      this.labels.paint(context, view, this.look, taken, stamp, stepped ? obstacles() : []);
    }

    _listen() {
      const { map } = this;
      const again = () => this.over.redraw();
      this.base.on("ready", () => {
        this.labels.forget();
        this.under.redraw();
        again();
      });
      this.labels.on("ready", again);
      this.incidents.on("change", again);
      this.figures.on("ready", () => {
        this.under.redraw();
        this.timeline?.clock.refresh();
      });
      for (const part of [this.base, this.figures, this.labels, this.incidents, this.lines.leg, this.lines.journey]) {
        part.on("failed ready change answered", () => this._say());
      }
      for (const lines of Object.values(this.lines)) lines.on("change", again);
      map.on("moveend", () => this._retry());
      window.addEventListener("online", () => map.fire("moveend"));
      this.pointer = new L.AtlasPointer(this);
    }

    /** Say when something is lacking; take it back when it is there. */
    _say() {
      const lacking = this._lacking();
      const text = L.AtlasAsk.outdated ? this.words.outdated : this.words.offline;
      this.notice.textContent = lacking ? text : "";
      this.notice.classList.toggle("atlas-shown", lacking);
    }

    _lacking() {
      const parts = [this.base, this.figures, this.labels, this.lines.leg, this.lines.journey];
      if (this.timeline) parts.push(this.timeline, this.timeline.clock);
      return this.incidents.lacking() || parts.some((part) => part.failed);
    }

    _retry() {
      this.base.load();
      this.labels.load();
      Object.values(this.lines).forEach((lines) => lines.retry());
      this.figures.retry();
      this.timeline?.retry();
    }

    /** The only call that changes anything after the start; unknown fields are ignored. */
    show(asked) {
      const before = this.state;
      const now = { ...before };
      for (const field of ["query", "version", "as_of", "risk", "selected"]) {
        if (typeof asked[field] === "string") now[field] = asked[field];
      }
      for (const field of ["ways", "colours", "during"]) if (asked[field] !== undefined) now[field] = asked[field];
      if (asked.theme in this.config.palettes) now.theme = asked.theme;
      if (Array.isArray(asked.layers)) now.layers = LAYERS.filter((layer) => asked.layers.includes(layer));
      this.state = now;
      const on = (layer) => now.layers.includes(layer);
      if (now.theme !== before.theme || !this._shown) this._theme(now.theme);
      this._shown = true;
      this.incidents.ask(on("incidents") ? now.query : null, now.version, now.during);
      this.figures.ask(now);
      this.timeline?.ask(now);
      this.legs();
      this.lines.leg.focus(now.ways);
      this.lines.journey.ask(on("journeys") ? `${this.config.api}/journeys?v=${now.version}` : null);
      this.select(now.selected);
      this.permalink.soon();
      this.carried.hand();
    }

    /** Ask for the legs: as they stood on the page's day, or all there are while the clock runs. */
    legs() {
      const { layers, version, as_of } = this.state;
      const day = this.timeline?.day() ?? as_of;
      this.lines.leg.ask(layers.includes("legs") ? `${this.config.api}/legs?v=${version}&as_of=${day}` : null);
    }

    _theme(theme) {
      this.look = L.atlasLook(this.config, theme);
      this.base.setTheme(theme);
      this.map.getContainer().classList.toggle("atlas-dark", theme === "dark");
      this.map.getContainer().style.background = this.look.sea;
      this.under.redraw();
      this.over.redraw();
    }

    /** Mark as selected at once; the page answers later. */
    select(selected) {
      for (const part of [this.incidents, this.lines.leg, this.lines.journey]) part.marked.selected = selected;
      this.base.marked.selected = selected.startsWith("country:") ? selected.slice(8) : "";
      this.over.redraw();
    }

    /** Emphasise what the pointer is over; null for nothing. */
    hover(found) {
      const select = found?.select ?? "";
      this.cards.raise(found?.way ?? "");
      for (const part of [this.incidents, this.lines.leg, this.lines.journey]) part.marked.hover = select;
      this.incidents.marked.badge = found?.kind === "badge";
      this.base.marked.hover = found?.iso3 ?? "";
      this.map.getContainer().classList.toggle("atlas-pointing", Boolean(found));
      this.over.redraw();
    }

    /** What has still to come before the map and its link show all that was asked for, by name. */
    unfinished() {
      const { map, base, labels, figures, incidents, lines, under, over, permalink, timeline } = this;
      const coming = Object.entries({ base, labels, figures, ...lines, timeline }).filter(([, part]) => part?.waiting);
      const open = {
        view: !this._opened, incidents: incidents.busy(), typeface: this.lettering,
        motion: map._animatingZoom || map._panAnim?._inProgress || map.dragging.moving(),
        paint: under.due() || over.due(), link: permalink.due(), clock: timeline?.clock.playing || timeline?.clock.busy,
      };
      return [...coming.map(([part]) => part), ...Object.keys(open).filter((part) => open[part])];
    }

    /** What is on show, for tests and measurements. */
    read() {
      return L.AtlasReport(this);
    }
  }

  L.atlas = (map, config) => {
    window.ATLAS = new Atlas(map, config);
    return window.ATLAS;
  };
})();
