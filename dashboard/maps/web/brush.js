/* L.AtlasBrush: pointer and finger on the bars. While the clock runs they move the clock; otherwise they
   choose dates: drag a handle, drag the chosen span along, drag anew, or press one month. */
"use strict";

(() => {
  const Days = L.AtlasDays;
  const CLICK = 4;

  L.AtlasBrush = class {
    constructor(timeline) {
      this.timeline = timeline;
      const on = (kind, hear) => timeline.chart.addEventListener(kind, hear);
      on("pointerdown", (event) => event.button === 0 && this._down(event));
      on("pointermove", (event) => this._move(event));
      on("pointerup", (event) => this._up(event));
      on("pointercancel", () => this._drop());
      on("pointerleave", () => timeline.point(null));
    }

    _day(event) {
      const { chart, bars } = this.timeline;
      return bars.day(event.clientX - chart.getBoundingClientRect().left);
    }

    _down(event) {
      const { timeline } = this;
      const { clock, chart } = timeline;
      const day = this._day(event);
      const handle = event.target.dataset?.handle;
      const { since, until } = timeline.shown();
      const inside = timeline.dated() && day >= since && day <= until;
      chart.setPointerCapture(event.pointerId);
      this.drag = { kind: clock.live ? "head" : handle ?? (inside ? "pan" : "new"), x: event.clientX, day, since, until, moved: false };
      if (handle) timeline.focus(handle);
      if (clock.live && !handle) this._scrub(day);
      event.preventDefault();
    }

    _move(event) {
      const { drag, timeline } = this;
      if (!drag) {
        timeline.point(event.pointerType === "touch" ? null : this._day(event));
        return;
      }
      drag.moved = drag.moved || Math.abs(event.clientX - drag.x) >= CLICK;
      if (!drag.moved) return;
      const day = this._day(event);
      if (drag.kind === "head") this._scrub(day);
      else timeline.preview(this._span(drag, day));
    }

    _up(event) {
      const { drag, timeline } = this;
      this.drag = null;
      if (!drag || drag.kind === "head") return;
      const day = this._day(event);
      if (drag.moved) timeline.choose(this._span(drag, day));
      else if (drag.kind === "new" || drag.kind === "pan") timeline.choose(whole(day, day));
    }

    _drop() {
      if (this.drag && this.drag.kind !== "head") this.timeline.preview(null);
      this.drag = null;
    }

    /** The span that a drag has come to: always whole months where the hand is. */
    _span({ kind, day: start, since, until }, day) {
      const { bars } = this.timeline;
      if (kind === "from") return { since: Math.min(Days.monthStart(Days.monthOf(day)), Days.monthStart(Days.monthOf(until))), until };
      if (kind === "until") return { since, until: Math.max(Days.monthEnd(Days.monthOf(day)), Days.monthEnd(Days.monthOf(since))) };
      if (kind === "new") return whole(Math.min(start, day), Math.max(start, day));
      const [from, to] = [Days.monthOf(since), Days.monthOf(until)];
      const by = Math.max(bars.first - from, Math.min(bars.last - to, Days.monthOf(day) - Days.monthOf(start)));
      return { since: Days.monthStart(from + by), until: Days.monthEnd(to + by) };
    }

    /** Go to a day; while one step is on its way only the last wish counts. */
    async _scrub(day) {
      this.wanted = day;
      if (this.scrubbing) return;
      this.scrubbing = true;
      while (this.wanted !== null) {
        const wanted = this.wanted;
        this.wanted = null;
        await this.timeline.clock.seek(wanted);
      }
      this.scrubbing = false;
    }
  };

  const whole = (from, to) => ({ since: Days.monthStart(Days.monthOf(from)), until: Days.monthEnd(Days.monthOf(to)) });
})();
