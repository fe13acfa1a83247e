/* L.tellPage: tell the page something, as the component passes on a click.
   L.carriedQuestion: a question that a link carries behind its #, where no server sees it. It is taken out
   of the address at once, so that it stays in no copied address, and handed to the page once it listens. */
"use strict";

(() => {
  const MARK = "#ask:";
  const FORM = /^#ask:([A-Za-z0-9=&_,.:-]{1,800})$/;
  const UNREADABLE = "-";

  L.tellPage = (layer, properties, latlng) => {
    const [lng, lat] = [latlng.lng, latlng.lat].map((x) => Math.round(x * 100) / 100);
    const feature = { type: "Feature", properties, geometry: { type: "Point", coordinates: [lng, lat] } };
    layer.fire("click", { latlng, layer: { toGeoJSON: () => feature } });
  };

  L.carriedQuestion = (tell) => {
    const home = L.permalink.page();
    let heard = false;
    let carried = "";

    const take = () => {
      const { hash, pathname, search } = home.location;
      if (!hash.startsWith(MARK)) return;
      carried = FORM.exec(hash)?.[1] ?? UNREADABLE;
      home.history.replaceState(home.history.state, "", pathname + search);
    };

    // Nobody listens before the first call from the page.
    const hand = () => {
      heard = true;
      const asked = carried;
      carried = "";
      if (asked) tell(asked);
    };

    const later = () => {
      take();
      if (heard) hand();
    };
    take();
    home.addEventListener("hashchange", later);
    window.addEventListener("pagehide", () => home.removeEventListener("hashchange", later));

    return { hand };
  };
})();
