/* L.permalink: the view in the page's address as #v=zoom/lat/lng, without a rerun of anything.
   The map may live in a frame of the same origin; then the address is the parent's. */
"use strict";

(() => {
  const FORM = /^#v=(\d{1,2})\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/;
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
    const [zoom, lat, lng] = match.slice(1).map(Number);
    if (zoom > deepest || Math.abs(lat) > 85 || Math.abs(lng) > 180) return null;
    return { zoom, center: [lat, lng] };
  };

  L.permalink = (map) => {
    const home = page();
    let timer = 0;

    const restore = () => {
      const view = read(home.location.hash, map.getMaxZoom());
      if (view) map.setView(view.center, view.zoom, { animate: false });
      return Boolean(view);
    };

    /** A restored view may lie a fraction of a pixel beside what was asked; that is not another view. */
    const same = (view) =>
      view && view.zoom === map.getZoom() &&
      map.latLngToContainerPoint(view.center).distanceTo(map.getSize().divideBy(2)) < 2;

    const write = () => {
      timer = 0;
      const zoom = map.getZoom();
      const { lat, lng } = map.getCenter().wrap();
      const digits = zoom < 7 ? 2 : 3;
      if (same(read(home.location.hash, map.getMaxZoom()))) return;
      const fragment = `#v=${zoom}/${lat.toFixed(digits)}/${lng.toFixed(digits)}`;
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

    return { restored, read, soon: () => soon(REPEAT), due: () => timer !== 0 };
  };

  L.permalink.page = page;
})();
