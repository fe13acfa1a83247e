"use strict";
(() => {
  const root = document.documentElement;
  const deck = document.getElementById("deck");
  const status = document.getElementById("status");
  const slides = [...document.querySelectorAll(".slide")];
  const dots = [...document.querySelectorAll("#bar ol a")];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const GLIDE = { duration: 900, easing: "cubic-bezier(.4, 0, .15, 1)" };
  let at = -1;
  let said = false;

  /* The map of a slide, and where in the world it lies. */
  const picture = (slide) => slide.querySelector(".map img");
  const frame = (slide) => {
    const [x, y, wide] = (slide.dataset.frame || "").split(" ").map(Number);
    return wide ? { x, y, wide } : null;
  };

  /* The new map begins where the old one was and glides to its own place, as far as that is near. */
  const glide = (before, after) => {
    const [one, other] = [frame(before), frame(after)];
    const [from, to] = [picture(before), picture(after)];
    if (still.matches || !one || !other || !from || !to || !to.animate) return;
    const scale = other.wide / one.wide;
    if (scale < 0.15 || scale > 7) return;
    const [right, down] = [(other.x - one.x) / one.wide, (other.y - one.y) / one.wide / 0.86];
    if (Math.hypot(right, down) > 2) return;
    const moved = (x, y, by) => `translate(${x * 100}%, ${y * 100}%) scale(${by})`;
    to.animate([{ transform: moved(right, down, scale) }, { transform: "none" }], GLIDE);
    from.animate(
      [{ transform: "none" }, { transform: moved(-right / scale, -down / scale, 1 / scale) }],
      GLIDE,
    );
  };

  /* Type gets smaller where a text would not fit, before anything has to be scrolled. */
  const fit = (slide) => {
    const words = slide.querySelector(".words");
    for (let size = 1; size > 0.6; size -= 0.04) {
      words.style.setProperty("--fit", size);
      if (words.scrollHeight <= words.clientHeight + 1) return;
    }
  };

  const opened = () => slides[at]?.querySelector("details[open]");
  const sources = () => {
    const details = slides[at]?.querySelector("details");
    if (!details) return;
    details.open = !details.open;
    (details.open ? details.querySelector(".close") : details.querySelector("summary")).focus();
  };

  const show = (next) => {
    const bounded = Math.min(Math.max(next, 0), slides.length - 1);
    if (bounded === at) return;
    const before = slides[at];
    const after = slides[bounded];
    at = bounded;
    before?.classList.remove("now");
    for (const open of document.querySelectorAll("details[open]")) open.open = false;
    after.classList.add("now");
    root.classList.toggle("first", at === 0);
    dots.forEach((dot, place) => {
      dot.classList.toggle("past", place < at);
      if (place === at) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    });
    fit(after);
    if (before) glide(before, after);
    if (before?.contains(document.activeElement)) deck.focus();
    const heading = after.querySelector("h1, h2").textContent;
    const text = after.querySelector(".text")?.textContent ?? "";
    if (said) status.textContent = `${[...new Set([after.dataset.said, heading])].join(". ")}. ${text}`;
    said = true;
  };

  const place = () => {
    const named = slides.findIndex((slide) => `#${slide.id}` === location.hash);
    return named < 0 ? 0 : named;
  };
  const go = (next) => {
    const bounded = Math.min(Math.max(next, 0), slides.length - 1);
    if (bounded === at) return;
    show(bounded);
    location.hash = slides[bounded].id;
  };

  const isShown = () => root.classList.contains("shown");
  const present = (on) => {
    root.classList.toggle("shown", on);
    document.getElementById("bar").hidden = !on;
    document.querySelector(".only-read").hidden = on;
    if (on) {
      at = -1;
      show(place());
    } else {
      const here = slides[Math.max(at, 0)];
      for (const slide of slides) slide.classList.remove("now");
      at = -1;
      here.scrollIntoView();
    }
  };
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => {});
  };

  const does = {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    full,
    sources,
    read: () => present(false),
    present: () => present(true),
    black: () => root.classList.toggle("black"),
    close: () => opened() && sources(),
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
    Home: "first", End: "last", f: "full", F: "full", s: "sources", S: "sources",
    b: "black", B: "black", ".": "black", Escape: "close",
  };
  const SCROLLS = { ArrowDown: 1, ArrowUp: -1, " ": 1, PageDown: 1, PageUp: -1 };

  /* Up and down belong to what is being read while it can still move. */
  const scrolls = (key) => {
    const sheet = opened()?.querySelector(".sheet");
    const box = sheet ?? slides[at]?.querySelector(".words");
    const way = SCROLLS[key];
    if (!box || !way || box.scrollHeight <= box.clientHeight + 2) return false;
    const left = way > 0 ? box.scrollHeight - box.clientHeight - box.scrollTop : box.scrollTop;
    if (!sheet && left < 2) return false;
    box.scrollBy({ top: way * box.clientHeight * (key.startsWith("Arrow") ? 0.2 : 0.85) });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!isShown() || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === " " && target.closest("button, summary, a")) return;
    const name = key === " " && event.shiftKey ? "previous" : KEYS[key];
    if (!name || scrolls(key)) {
      if (name) event.preventDefault();
      return;
    }
    if (root.classList.contains("black") && name !== "black") root.classList.remove("black");
    event.preventDefault();
    does[name]();
  });

  let touched = null;
  let swiped = 0;
  deck.addEventListener("touchstart", ({ touches }) => {
    touched = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }, { passive: true });
  deck.addEventListener("touchend", ({ changedTouches, timeStamp }) => {
    if (!touched || !isShown() || opened()) return;
    const [right, down] = [changedTouches[0].clientX - touched.x, changedTouches[0].clientY - touched.y];
    if (Math.abs(right) < 45 || Math.abs(right) < 1.4 * Math.abs(down)) return;
    swiped = timeStamp;
    go(at + (right < 0 ? 1 : -1));
  }, { passive: true });

  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-do]");
    if (control) {
      does[control.dataset.do]();
      return;
    }
    const busy = event.target.closest("a, button, summary, .sheet, #bar, #tools");
    if (!isShown() || busy || event.timeStamp - swiped < 500 || String(getSelection())) return;
    if (opened()) sources();
    else go(at + (event.clientX < innerWidth * 0.25 ? -1 : 1));
  });

  let idle = 0;
  const awake = () => {
    root.classList.remove("quiet");
    clearTimeout(idle);
    idle = setTimeout(() => root.classList.add("quiet"), 3000);
  };
  for (const name of ["pointermove", "pointerdown", "focusin"]) document.addEventListener(name, awake);

  const network = () => root.classList.toggle("offline", !navigator.onLine);
  for (const name of ["online", "offline"]) addEventListener(name, network);
  addEventListener("hashchange", () => isShown() && show(place()));
  addEventListener("resize", () => isShown() && slides[at] && fit(slides[at]));
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = false;
  });

  if (!root.requestFullscreen) document.querySelector("[data-do=full]").hidden = true;
  const first = slides[1] && picture(slides[1]);
  if (first) {
    const copy = new Image(first.width, first.height);
    copy.alt = "";
    copy.src = first.src;
    slides[0].querySelector(".map").append(copy);
    if (slides[1].dataset.frame) slides[0].dataset.frame = slides[1].dataset.frame;
  }
  network();
  awake();
  if (!new URLSearchParams(location.search).has("read")) present(true);
})();
