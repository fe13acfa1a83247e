/* L.AtlasControls: the row above the bars: play, how much at once, step, speed, what is shown, and what
   can be done with it. Plain buttons and lists, so that keyboards and screen readers know them. */
"use strict";

(() => {
  L.AtlasControls = class {
    constructor(parent, clock, words, spans) {
      this.clock = clock;
      this.words = words;
      const row = L.DomUtil.create("div", "atlas-time-row", parent);
      this.play = this._button(row, "atlas-play", () => clock.toggle());
      this.icon = L.DomUtil.create("span", "atlas-icon", this.play);
      this.icon.setAttribute("aria-hidden", "true");
      this.name = L.DomUtil.create("span", "", this.play);
      const modes = [...spans.map((n) => [`w${n}`, words.spans[n]]), ["c", words.cumulative]];
      this.mode = this._list(row, words.mode, modes, (mode) => clock.set({ mode }));
      const units = ["week", "month", "quarter", "year"].map((unit) => [unit, words[unit]]);
      this.unit = this._list(row, words.step, units, (unit) => clock.set({ unit }));
      const paces = ["slow", "normal", "fast"].map((pace) => [pace, words[pace]]);
      this.pace = this._list(row, words.speed, paces, (pace) => clock.set({ pace }));
      this.said = L.DomUtil.create("div", "atlas-time-said", row);
      this.use = this._button(row, "atlas-time-do", () => this.onUse());
      this.use.textContent = words.use;
      this.leave = this._button(row, "atlas-time-do", () => this.onLeave());
      this.heard = L.DomUtil.create("div", "atlas-unseen", parent);
      this.heard.setAttribute("role", "status");
    }

    _button(row, name, act) {
      const button = L.DomUtil.create("button", name, row);
      button.type = "button";
      button.addEventListener("click", act);
      return button;
    }

    _list(row, label, options, tell) {
      const list = L.DomUtil.create("select", "", row);
      list.setAttribute("aria-label", label);
      list.title = label;
      for (const [value, text] of options) {
        const option = L.DomUtil.create("option", "", list);
        option.value = value;
        option.textContent = text;
      }
      list.addEventListener("change", () => tell(list.value));
      return list;
    }

    /** Show how the clock stands; `said` in words what is shown, `dated` whether the filter has dates. */
    show(said, dated) {
      const { clock, words } = this;
      const next = clock.still.matches;
      this.name.textContent = clock.playing ? words.pause : next ? words.next : words.play;
      this.icon.classList.toggle("atlas-icon-pause", clock.playing);
      for (const field of ["mode", "unit", "pace"]) this[field].value = clock[field];
      this.pace.hidden = next;
      this.said.textContent = said;
      this.said.title = clock.live ? words.pale : words.hint;
      this.use.hidden = !clock.live || clock.playing;
      this.leave.textContent = clock.live ? words.leave : words.all;
      this.leave.hidden = clock.live ? clock.playing : !dated;
    }

    /** Tell those who listen; not while it plays. */
    tell(text) {
      this.heard.textContent = text;
    }
  };
})();
