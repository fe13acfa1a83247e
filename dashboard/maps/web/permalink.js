/* L.permalink: the view in the page's address as #v=zoom/lat/lng, without a rerun of anything; where the
   clock stands follows as &t=day.mode.step, so that no server hears of it either.
   The map may live in a frame of the same origin; then the address is the parent's. */
"use strict";

(() => {
  const FORM = /^#v=(\d{1,2})\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)(?:&t=([a-z0-9.-]{1,24}))?$/;
  const REPEAT = 800;

  const page = () => {
    try {
      return window.parent.location.href ? window.parent : window;
    } catch {
      return window;
    }
  };

  /** {zoom, center} of a fragment, or null when it is not one of ours or out of range. */
  const read = (fragment, deepest) => {
    const match = FORM.exec(fragment);
    if (!match) return null;
    const [zoom, lat, lng] = match.slice(1, 4).map(Number);
    if (zoom > deepest || Math.abs(lat) > 85 || Math.abs(lng) > 180) return null;
    return { zoom, center: [lat, lng], ...(match[4] && { time: match[4] }) };
  };

  L.permalink = (map) => {
    const home = page();
    let timer = 0;
    let time = "";
    let told = () => {};

    const restore = () => {
      const view = read(home.location.hash, map.getMaxZoom());
      if (view) map.setView(view.center, view.zoom, { animate: false });
      if (view && (view.time ?? "") !== time) {
        time = view.time ?? "";
        told(time);
      }
      return Boolean(view);
    };

    /** A restored view may lie a fraction of a pixel beside what was asked; that is not another view. */
    const same = (view) =>
      view && view.zoom === map.getZoom() && (view.time ?? "") === time &&
      map.latLngToContainerPoint(view.center).distanceTo(map.getSize().divideBy(2)) < 2;

    const write = () => {
      timer = 0;
      const zoom = map.getZoom();
      const { lat, lng } = map.getCenter().wrap();
      const digits = zoom < 7 ? 2 : 3;
      if (same(read(home.location.hash, map.getMaxZoom()))) return;
      const fragment = `#v=${zoom}/${lat.toFixed(digits)}/${lng.toFixed(digits)}${time && `&t=${time}`}`;
      const { pathname, search } = home.location;
      home.history.replaceState(home.history.state, "", pathname + search + fragment);
    };

    const soon = (delay = 150) => {
      clearTimeout(timer);
      timer = setTimeout(write, delay);
    };

    const restored = restore();
    map.on("moveend", () => soon());
    const entered = ({ navigationType }) => {
      if (navigationType === "push") soon();
    };
    home.navigation?.addEventListener("currententrychange", entered);
    home.addEventListener("hashchange", restore);
    window.addEventListener("pagehide", () => {
      home.removeEventListener("hashchange", restore);
      home.navigation?.removeEventListener("currententrychange", entered);
    });

    /** Write where the clock stands; "" while it does not run. */
    const stand = (text) => {
      time = text;
      soon();
    };

    return {
      restored, read, stand,
      time: () => time,
      follow: (tell) => (told = tell),
      soon: () => soon(REPEAT),
      due: () => timer !== 0,
    };
  };

  L.permalink.page = page;
})();
