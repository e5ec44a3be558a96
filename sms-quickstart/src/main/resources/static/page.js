// The page also works without this script: reload it to see the results.
"use strict";

const EVERY_MS = 1000;

/** Replaces the live parts of the page; input fields keep their values. */
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = fresh.getElementById(part.id);
    if (newer && newer.innerHTML !== part.innerHTML) {
      part.innerHTML = newer.innerHTML;
    }
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

let problem = "";

async function refresh() {
  const html = await request("/");
  if (html) {
    show(html);
    document.getElementById("problem").innerHTML = problem;
  }
  setTimeout(refresh, EVERY_MS);
}

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const html = await request(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form, event.submitter)),
  });
  if (html) {
    show(html);
    problem = document.getElementById("problem").innerHTML;
  }
});

setTimeout(refresh, EVERY_MS);
