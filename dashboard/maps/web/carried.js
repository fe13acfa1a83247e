/* L.tellPage: tell the page something, as the component passes on a click.
   L.carriedQuestion: a question that a link carries behind its #, where no server sees it. It is handed to
   the page once and taken out of the address, so that it stays in no history and in no copied address. */
"use strict";

(() => {
  const FORM = /^#ask:([A-Za-z0-9=&_,.:-]{1,800})$/;

  L.tellPage = (layer, properties, latlng) => {
    const [lng, lat] = [latlng.lng, latlng.lat].map((x) => Math.round(x * 100) / 100);
    const feature = { type: "Feature", properties, geometry: { type: "Point", coordinates: [lng, lat] } };
    layer.fire("click", { latlng, layer: { toGeoJSON: () => feature } });
  };

  L.carriedQuestion = (tell) => {
    const home = L.permalink.page();
    let heard = false;

    const hand = () => {
      heard = true;
      const found = FORM.exec(home.location.hash);
      if (!found) return;
      const { pathname, search } = home.location;
      home.history.replaceState(home.history.state, "", pathname + search);
      tell(found[1]);
    };

    // Nobody listens before the first call from the page.
    const later = () => heard && hand();
    home.addEventListener("hashchange", later);
    window.addEventListener("pagehide", () => home.removeEventListener("hashchange", later));

    return { hand };
  };
})();
