/* L.AtlasFigures: what countries are coloured by, counts of reports or a risk layer. Asked for when it
   changes; what was drawn stays until the new answer is whole. */
"use strict";

(() => {
  L.AtlasFigures = L.Evented.extend({
    initialize(api, base) {
      this.api = api;
      this.base = base;
      this.failed = false;
      this.waiting = false;
      this._url = "";
    },

    /** Show what the state asks for: nothing, totals, or the layer that `risk` names. */
    ask({ layers, query, version, risk }) {
      const asked = risk ? `risk?v=${version}&${risk}&${query}` : `totals?v=${version}&${query}`;
      const url = layers.includes("totals") ? `${this.api}/${asked}`.replace(/&$/, "") : "";
      if (url === this._url && !this.failed) return;
      this._url = url;
      this._load(url, Boolean(risk));
    },

    retry() {
      if (this.failed) this._load(this._url, this._scored);
    },

    async _load(url, scored) {
      this._scored = scored;
      this.failed = false;
      this.waiting = true;
      try {
        const answer = url ? await L.AtlasAsk(url) : null;
        if (url !== this._url) return;
        this.waiting = false;
        this.base.setTotals(scored ? null : answer);
        this.base.setScores(scored ? answer : null);
        this.fire("ready");
      } catch {
        if (url !== this._url) return;
        this.waiting = false;
        this.failed = true;
        this.fire("failed");
      }
    },
  });
})();
