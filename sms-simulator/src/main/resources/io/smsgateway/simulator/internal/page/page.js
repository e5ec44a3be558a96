// The page also works without scripts: each form and link loads it anew.
"use strict";

// What is open and scrolled stays so when a link replaces the page
let places = new Map();

document.addEventListener("htmx:beforeSwap", () => {
  places = new Map([...document.querySelectorAll("details[id], .pane[id]")].map((part) => [part.id, [part.open, part.scrollTop]]));
});

document.addEventListener("htmx:afterSettle", () => {
  for (const [id, [open, top]] of places) {
    const part = document.getElementById(id);
    if (part) {
      part.open = open;
      part.scrollTop = top;
    }
  }
  places = new Map();
});

// What is the same stays: a press of a button or a link in it is not lost.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  event.detail.shouldSwap = fragment.innerHTML === undefined || target.innerHTML !== fragment.innerHTML;
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target;
  if (event.detail.xhr.status < 400 && form instanceof HTMLFormElement && "clear" in form.dataset) {
    form.reset();
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("q").focus();
  } else if (event.key === "Escape" && !typing) {
    document.querySelector(".close")?.click();
  }
});

document.addEventListener("DOMContentLoaded", () => {
  const events = new EventSource("/page/events?seen=" + document.getElementById("live").dataset.version);
  const connected = (yes) => () => { document.getElementById("offline").hidden = yes; };
  events.addEventListener("open", connected(true));
  events.addEventListener("error", connected(false));
  events.addEventListener("change", () => htmx.trigger("#live", "changed"));
});
