/* L.AtlasAsk: one way of asking the own server for JSON. The server answers 409 when the page was made for
   another edition of the data than it now holds; then only loading the page again helps. */
"use strict";

(() => {
  L.AtlasAsk = async (url, options) => {
    const answer = await fetch(url, options);
    L.AtlasAsk.outdated = L.AtlasAsk.outdated || answer.status === 409;
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  L.AtlasAsk.outdated = false;
})();
