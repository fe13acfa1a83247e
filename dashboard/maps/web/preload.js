/* First of the map's files. The component's loader fetches scripts one after another and styles last; on
   a slow line that is a round trip each. Its own address lists the others: ask for all of them at once. */
"use strict";

(() => {
  const own = new URL(document.currentScript.src);
  const base = new URL("../", own);

  for (const address of own.hash.slice(1).split("|").filter(Boolean)) {
    const file = new URL(address.replace(/^(\.\.\/)+lib\//, ""), base);
    const link = document.createElement("link");
    link.rel = file.pathname.endsWith(".css") ? "stylesheet" : "preload";
    if (link.rel === "preload") link.as = "script";
    link.href = file.href;
    if (file.origin === own.origin) document.head.appendChild(link);
  }
})();
