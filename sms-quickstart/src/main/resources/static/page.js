// Without this script the page works, too: reload it to see what became of a message.
"use strict";

const EVERY_MS = 1000;

/** Puts what is new in the place of what was; what somebody typed or chose stays. */
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = fresh.getElementById(part.id);
    if (newer && newer.innerHTML !== part.innerHTML) {
      part.innerHTML = newer.innerHTML;
    }
  }
}

async function ask(url, options) {
  const ended = document.getElementById("ended");
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10000), ...options });
    ended.hidden = true;
    return await answer.text();
  } catch {
    ended.hidden = false;
    return "";
  }
}

let problem = "";

async function refresh() {
  const html = await ask("/");
  if (html) {
    show(html);
    document.getElementById("problem").innerHTML = problem;
  }
  setTimeout(refresh, EVERY_MS);
}

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const html = await ask(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form, event.submitter)),
  });
  if (html) {
    show(html);
    problem = document.getElementById("problem").innerHTML;
  }
});

setTimeout(refresh, EVERY_MS);
