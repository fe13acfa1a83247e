/* L.AtlasFigures: what countries are coloured by, counts of reports or a risk layer. Asked for when it
   changes; what was drawn stays until the new answer is whole. Colours that come with the call are asked of
   nobody: what a reader wants to know of corridors is in no address. */
"use strict";

(() => {
  L.AtlasFigures = L.Evented.extend({
    initialize(api, base) {
      this.api = api;
      this.base = base;
      this.failed = false;
      this.waiting = false;
      this.totals = null;
      this._url = "";
    },

    /** Show what the state asks for: nothing, totals, the layer that `risk` names, or `colours` as given. */
    ask({ layers, query, version, risk, colours }) {
      if (colours) {
        this._url = "";
        this.waiting = false;
        this.failed = false;
        this._show(null, colours);
        return;
      }
      const asked = risk ? `risk?v=${version}&${risk}&${query}` : `totals?v=${version}&${query}`;
      const url = layers.includes("totals") ? `${this.api}/${asked}`.replace(/&$/, "") : "";
      if (url === this._url && !this.failed) return;
      this._url = url;
      this._load(url, Boolean(risk));
    },

    /** Show again what the state asks for, after something else was shown. */
    again(state) {
      this._url = null;
      this.ask(state);
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
        this._show(scored ? null : answer, scored ? answer : null);
      } catch {
        if (url !== this._url) return;
        this.waiting = false;
        this.failed = true;
        this.fire("failed");
      }
    },

    _show(totals, scores) {
      this.totals = totals;
      this.base.setTotals(totals);
      this.base.setScores(scores);
      this.fire("ready");
    },
  });
})();
