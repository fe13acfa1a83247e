/* L.AtlasHandle: one handle on the bars, a slider for keyboards and screen readers. Where it goes when a
   key is pressed is decided by whoever made it: go(by) with months, or "first" or "last". */
"use strict";

(() => {
  const KEYS = {
    ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1,
    PageDown: -12, PageUp: 12, Home: "first", End: "last",
  };

  L.AtlasHandle = class {
    constructor(parent, kind, label, go) {
      this.kind = kind;
      this.element = L.DomUtil.create("div", `atlas-handle atlas-handle-${kind}`, parent);
      const { element } = this;
      element.dataset.handle = kind;
      element.tabIndex = 0;
      element.setAttribute("role", "slider");
      element.setAttribute("aria-label", label);
      element.setAttribute("aria-orientation", "horizontal");
      element.addEventListener("keydown", (event) => {
        if (!(event.key in KEYS) || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        go(KEYS[event.key]);
      });
    }

    /** Put it at a place in pixels; `least`, `most` and `now` are days, `text` says where it stands. */
    put(x, { least, most, now, text }) {
      const { element } = this;
      element.style.transform = `translateX(${Math.round(x * 10) / 10}px)`;
      element.setAttribute("aria-valuemin", least);
      element.setAttribute("aria-valuemax", most);
      element.setAttribute("aria-valuenow", now);
      element.setAttribute("aria-valuetext", text);
    }

    show(shown) {
      this.element.hidden = !shown;
    }
  };
})();
