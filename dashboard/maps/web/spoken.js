/* L.AtlasSpoken: the map's words for those who do not see it. The page says in text what the map shows;
   here the frame and the map inside it are named and described by that text, taken when it is needed. */
"use strict";

(() => {
  const TEXT = "map-in-words";

  /** The page around, or null where it is another site's. */
  const around = () => {
    try {
      return window.frameElement ? window.parent.document : null;
    } catch {
      return null;
    }
  };

  L.AtlasSpoken = (container, label) => {
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", label);
    const page = around();
    if (!page) return;
    const frame = window.frameElement;
    frame.setAttribute("aria-label", label);
    frame.setAttribute("aria-describedby", TEXT);
    const said = L.DomUtil.create("p", "atlas-spoken", container);
    said.id = "atlas-spoken";
    const take = () => {
      const text = page.getElementById(TEXT)?.textContent ?? "";
      said.textContent = text;
      if (text) container.setAttribute("aria-describedby", said.id);
      else container.removeAttribute("aria-describedby");
    };
    take();
    container.addEventListener("focus", take);
    container.addEventListener("pointerenter", take);
  };
})();
