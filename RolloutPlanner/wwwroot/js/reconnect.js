// While the connection is away the page can be read and nothing in it acts: what would be clicked or typed now could never arrive, and the
// screen would then say something that the server does not know. When it is back, what was typed shortly before the loss is sent once more.
(function () {
  "use strict";
  const lost = document.getElementById("components-reconnect-modal");
  if (!lost) return;
  const Unnoticed = 60000; // a silent line is only called dead after a while
  const DialogAfter = 8000;
  const edited = new Map();
  let awaySince = 0;
  let waiting = 0;

  const offline = () => document.documentElement.hasAttribute("data-offline");
  const free = "[data-reconnect],[data-reload],[data-jump],[data-theme-toggle],[data-help],[data-help-close],[data-shortcuts-switch],summary";
  const acts = ".app a[href],.app button,.app input,.app select,.app textarea,.app label,dialog a[href],dialog button,dialog input,dialog select,dialog textarea,dialog label";

  function held(event) {
    const target = event.target instanceof Element ? event.target : null;
    return offline() && target && target.closest(acts) && !target.closest(free);
  }

  function hold(event) {
    if (!held(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const why = lost.querySelector("[data-offline-why]");
    if (why) why.textContent = "That did nothing, because the connection is away. Nothing was changed.";
  }

  for (const kind of ["click", "beforeinput", "submit", "paste", "drop"]) document.addEventListener(kind, hold, true);
  document.addEventListener("mousedown", event => { if (event.target.matches?.("select,input[type=range]")) hold(event); }, true);
  document.addEventListener("keydown", event => {
    if (event.target.matches?.("select,input[type=range],input[type=number],input[type=datetime-local]") && !["Tab", "Escape", "Shift"].includes(event.key)) hold(event);
  }, true);

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, event => {
      if (event.isTrusted && event.target.matches?.("input:not([type=file]):not([type=password]),select,textarea")) edited.set(event.target, Date.now());
    }, true);
  }

  function sendAgain() {
    for (const [field, at] of edited) {
      if (field.isConnected && at > awaySince - Unnoticed) {
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    edited.clear();
  }

  // The server answers, but does not take this page back: it knows it no longer, or the session has ended. A fresh page leads to sign-in where needed, and back.
  function reloadIfReachable() {
    return fetch("favicon.svg", { cache: "no-store" }).then(answer => { if (answer.ok && offline()) location.reload(); }, () => { });
  }

  function tryNow() {
    Blazor.reconnect().then(back => { if (!back) location.reload(); }, reloadIfReachable);
  }

  document.addEventListener("click", event => { if (event.target.closest?.("[data-reconnect]")) tryNow(); });

  new MutationObserver(function () {
    const state = /components-reconnect-(show|failed|rejected)/.exec(lost.className)?.[1];
    const was = offline();
    document.documentElement.toggleAttribute("data-offline", !!state);
    if (state === "rejected") location.reload();
    if (state && !was) {
      awaySince = Date.now();
      waiting = setTimeout(() => lost.querySelector(".box [data-reconnect]").focus(), DialogAfter);
    }
    if (!state && was) {
      clearTimeout(waiting);
      lost.querySelector("[data-offline-why]").textContent = "";
      sendAgain();
    }
  }).observe(lost, { attributes: true, attributeFilter: ["class"] });

  setInterval(() => { if (lost.classList.contains("components-reconnect-failed")) reloadIfReachable(); }, 10000);
})();
