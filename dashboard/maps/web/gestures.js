/* L.AtlasGestures: the map must not trap the page's scroll. The wheel zooms once the map has the focus, or
   with Ctrl; one finger scrolls the page, two move the map. A short hint says so, once it matters. */
"use strict";

(() => {
  const SHOWN = 1600;

  L.AtlasGestures = (map, words) => {
    const container = map.getContainer();
    const hint = L.DomUtil.create("div", "atlas-hint", container);
    hint.setAttribute("role", "status");
    let timer = 0;
    const state = { touch: window.matchMedia("(pointer: coarse)").matches };

    const say = (text) => {
      hint.textContent = text;
      hint.classList.add("atlas-shown");
      clearTimeout(timer);
      timer = setTimeout(() => hint.classList.remove("atlas-shown"), SHOWN);
    };

    const focused = () => document.hasFocus() && container.contains(document.activeElement);

    map.scrollWheelZoom.disable();
    container.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey || focused()) {
        map.scrollWheelZoom.enable();
        return;
      }
      map.scrollWheelZoom.disable();
      say(words.wheel);
    }, { capture: true, passive: true });

    const meet = ({ pointerType }) => {
      if (state.touch === (pointerType === "touch")) return;
      state.touch = !state.touch;
      if (state.touch) map.dragging.disable();
      else map.dragging.enable();
    };
    for (const kind of ["pointerdown", "pointerover"]) {
      container.addEventListener(kind, meet, { capture: true, passive: true });
    }

    container.addEventListener("touchmove", (event) => {
      if (event.touches.length === 1) say(words.touch);
      else hint.classList.remove("atlas-shown");
    }, { capture: true, passive: true });

    if (state.touch) map.dragging.disable();
    return state;
  };
})();
