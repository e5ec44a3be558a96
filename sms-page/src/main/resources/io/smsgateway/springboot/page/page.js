// The page also works without this script: load it again to see the results.
"use strict";

const EVERY_MS = 1000;
const base = document.body.dataset.base;
const form = document.getElementById("message");

// Responses to requests that were made before the latest form was sent are late.
let turn = 0;
let problem = "";

/** Replaces the live parts of the page that changed; fields keep their values, and the focus stays. */
function show(html, but) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const focus = document.activeElement?.id;
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = fresh.getElementById(part.id);
    if (newer && !(but && part.id.startsWith(but)) && newer.innerHTML !== part.innerHTML) {
      part.innerHTML = newer.innerHTML;
    }
  }
  if (focus && document.activeElement?.id !== focus) {
    document.getElementById(focus)?.focus({ preventScroll: true });
  }
}

async function request(url, options) {
  const ended = document.getElementById("ended");
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10000), ...options });
    ended.hidden = true;
    return await response.text();
  } catch {
    ended.hidden = false;
    return "";
  }
}

async function refresh() {
  const mine = turn;
  const html = await request(base);
  if (html && mine === turn) {
    show(html, "code-");
    document.getElementById("problem").textContent = problem;
  }
  setTimeout(refresh, EVERY_MS);
}

async function post(action, fields, but) {
  const mine = ++turn;
  const html = await request(action, { method: "POST", body: fields });
  if (html && mine === turn) {
    show(html, but);
    problem = document.getElementById("problem").textContent;
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  post(
    button?.getAttribute("formaction") ?? event.target.getAttribute("action"),
    new URLSearchParams(new FormData(event.target, button)),
    button?.id === "show-code" ? undefined : "code-");
});

/** Hides the fields that the chosen message has no use for. */
function choose() {
  const chosen = document.getElementById("template").value;
  for (const field of form.querySelectorAll("[data-for]")) {
    field.hidden = !field.dataset.for.split(" ").includes(chosen);
  }
}

/** The code is that of the form as it is now. */
async function code() {
  const html = await request(base + "/code", { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of document.querySelectorAll("[id^=code-][data-live]")) {
    part.innerHTML = fresh.getElementById(part.id)?.innerHTML ?? part.innerHTML;
  }
}

let typing;
document.getElementById("template").addEventListener("change", choose);
form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(code, 250);
});
document.getElementById("show-code").hidden = true;
choose();

setTimeout(refresh, EVERY_MS);
