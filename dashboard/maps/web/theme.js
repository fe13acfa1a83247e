/* L.followTheme(tell): tells when the page around turns dark or light with the reader's system, because
   Streamlit runs nothing then. */
"use strict";

(() => {
  const SETTLED = 250;
  const MIDDLE = 384;

  /** The theme of the page, read from what is behind its text. */
  const ground = (page) => {
    const app = page.document.querySelector(".stApp") ?? page.document.body;
    const [red, green, blue] = page.getComputedStyle(app).backgroundColor.match(/\d+/g).map(Number);
    return red + green + blue < MIDDLE ? "dark" : "light";
  };

  L.followTheme = (tell) => {
    const page = window.parent;
    const system = page.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", () => setTimeout(() => tell(ground(page)), SETTLED));
  };
})();
