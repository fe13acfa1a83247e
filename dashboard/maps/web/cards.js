/* L.AtlasCards: the answers' cards on the page around the map, told by their rank. Who points at a card or
   reaches it by keys sees its way raised on the map, and the other way round. */
"use strict";

(() => {
  const CARD = '[class*="st-key-card-"]';
  const RANK = /st-key-card-(?:on-)?(\d+)/;

  L.AtlasCards = (atlas) => {
    const page = window.parent.document;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    const ways = () => atlas.lines.leg.ways?.tracks ?? [];
    const rank = (card) => Number(RANK.exec(card.className)?.[1]);
    const wayOf = (card) => (card ? ways().find((way) => way.rank === rank(card))?.id ?? "" : "");
    const cardOf = (id) => {
      const way = ways().find((one) => one.id === id);
      return way && [...page.querySelectorAll(CARD)].find((card) => rank(card) === way.rank);
    };

    /** Raise a way on the map and set off its card; "" none. */
    const raise = (id) => {
      const { marked } = atlas.lines.leg;
      if (id === marked.way) return;
      marked.way = id;
      const raised = id && cardOf(id);
      for (const card of page.querySelectorAll(`${CARD}[data-raised]`)) card.removeAttribute("data-raised");
      if (raised) raised.setAttribute("data-raised", "");
      atlas.over.redraw();
    };

    const reach = ({ target }) => raise(wayOf(target.closest?.(CARD)));
    const leave = ({ target, relatedTarget }) => {
      if (target.closest?.(CARD) && !relatedTarget?.closest?.(CARD)) raise("");
    };
    const listen = (how) => {
      for (const kind of ["pointerover", "focusin"]) page[how](kind, reach);
      for (const kind of ["pointerout", "focusout"]) page[how](kind, leave);
    };
    L.AtlasWhole(atlas);
    listen("addEventListener");
    window.addEventListener("pagehide", () => listen("removeEventListener"));

    return {
      raise,

      /** Bring the card of a way into sight where the cards scroll in a box of their own. */
      show(id) {
        const card = cardOf(id);
        const box = card?.closest(".st-key-answers");
        if (!box || box.scrollHeight <= box.clientHeight + 1) return;
        const far = card.getBoundingClientRect().top - box.getBoundingClientRect().top;
        box.scrollTo({ top: box.scrollTop + far - 8, behavior: calm.matches ? "auto" : "smooth" });
      },
    };
  };
})();
