/* L.followTheme(tell): tells when the page around turns dark or light with the reader's system, because
   Streamlit runs nothing then.
   L.atlasLook(config, theme): what the painters paint with under a theme.
   L.atlasTypeface(atlas, url): letters as the page around sets them, once they have come. */
"use strict";

(() => {
  const SETTLED = 250;
  const MIDDLE = 384;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

  /** The theme of the page, read from what is behind its text. */
  const ground = (page) => {
    const app = page.document.querySelector(".stApp") ?? page.document.body;
    const [red, green, blue] = page.getComputedStyle(app).backgroundColor.match(/\d+/g).map(Number);
    return red + green + blue < MIDDLE ? "dark" : "light";
  };

  L.atlasLook = (config, theme) => {
    const methods = config.methods.map((method) => ({ ...method, colour: method.colour[theme] }));
    const font = config.font ? `"Atlas", ${FONT}` : FONT;
    return { ...config.palettes[theme], methods, strokes: config.strokes, font, plain: FONT };
  };

  L.atlasTypeface = async (atlas, url) => {
    atlas.lettering = true;
    try {
      const face = await new FontFace("Atlas", `url(${JSON.stringify(url)})`, { weight: "200 900" }).load();
      document.fonts.add(face);
      atlas.map.getContainer().classList.add("atlas-typeface");
      atlas.labels.forget();
      atlas.over.redraw();
    } catch {
      atlas.look.font = atlas.look.plain;
    }
    atlas.lettering = false;
  };

  L.followTheme = (tell) => {
    const page = window.parent;
    const system = page.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", () => setTimeout(() => tell(ground(page)), SETTLED));
  };
})();
