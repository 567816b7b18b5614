// Keys that click what stands on the page. An element says its keys itself: data-keys="g p", "Shift+P", "Ctrl+K". A list with data-move="j k"
// moves the focus from item to item. Single keys are silent while somebody types, in dialogs, without a connection, and when they are switched off.
(function () {
  "use strict";
  const Pause = 1500;
  let first = "";
  let firstAt = 0;
  let quietUntil = 0;

  function isOff() {
    try { return localStorage.getItem("rp-shortcuts") === "off"; } catch { return false; }
  }

  function switchTo(on) {
    try { if (on) localStorage.removeItem("rp-shortcuts"); else localStorage.setItem("rp-shortcuts", "off"); } catch { /* then only for this page */ }
  }

  function spoken(event) {
    if (event.altKey) return "";
    const letter = /^\p{L}$/u.test(event.key);
    if (event.ctrlKey || event.metaKey) return letter && !event.shiftKey ? "Ctrl+" + event.key.toUpperCase() : "";
    if (letter) return event.shiftKey ? "Shift+" + event.key.toUpperCase() : event.key.toLowerCase();
    return event.key;
  }

  const seen = element => element.getClientRects().length > 0 && !element.closest("[inert]");
  const typing = element => element.matches("input:not([type=checkbox]):not([type=radio]):not([type=range]),textarea,select,[contenteditable=true]");
  const offline = () => document.documentElement.hasAttribute("data-offline");

  function withKeys(keys) {
    return [...document.querySelectorAll("[data-keys]")].find(element => element.dataset.keys === keys && seen(element));
  }

  function move(key) {
    for (const list of document.querySelectorAll("[data-move]")) {
      const at = list.dataset.move.split(" ").indexOf(key);
      if (at < 0 || !seen(list)) continue;
      const places = [...list.children].map(item => item.querySelector("[data-open]") ?? item.querySelector("a,button")).filter(Boolean);
      if (places.length === 0) return false;
      const here = places.findIndex(place => place.parentElement.closest("li").contains(document.activeElement));
      const next = at === 0 ? Math.min(here + 1, places.length - 1) : Math.max(here - 1, 0);
      places[next].focus();
      return true;
    }
    return false;
  }

  document.addEventListener("keydown", function (event) {
    // In a list under an input these keys move the choice, not the caret.
    if (event.target.matches?.("[data-list-keys]") && ["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) event.preventDefault();
    if (event.defaultPrevented || event.isComposing || event.repeat && !event.target.closest?.("[data-move]")) return;
    const key = spoken(event);
    if (!key || document.querySelector("dialog[open]") || offline()) return;
    const held = key.startsWith("Ctrl+");
    // What is typed while the palette is still on its way was meant for it, not for the page.
    if (!held && (isOff() || typing(event.target) || Date.now() < quietUntil)) return;
    const target = (Date.now() - firstAt < Pause && withKeys(first + " " + key)) || withKeys(key);
    [first, firstAt] = target || held ? ["", 0] : [key, Date.now()];
    if (target) {
      event.preventDefault();
      if (held) quietUntil = Date.now() + Pause;
      target.click();
    } else if (!held && move(key)) {
      event.preventDefault();
    }
  });

  function label(element) {
    const name = element.getAttribute("aria-label") || element.dataset.keysLabel;
    if (name) return name;
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll(".rzi,kbd,.cnt,[aria-hidden=true]")) part.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  function row(list, keys, words) {
    const term = document.createElement("dt");
    for (const [at, key] of keys.split(" ").entries()) {
      if (at > 0) term.append(" ");
      const cap = document.createElement("kbd");
      cap.textContent = key.replace("+", " ").replace("Ctrl", /Mac|iP/.test(navigator.platform) ? "\u2318" : "Ctrl");
      term.append(cap);
    }
    const meaning = document.createElement("dd");
    meaning.textContent = words;
    list.append(term, meaning);
  }

  function open(dialog) {
    const list = dialog.querySelector("dl");
    list.replaceChildren();
    const named = new Set();
    for (const element of document.querySelectorAll("[data-keys],[data-move]")) {
      const keys = element.dataset.keys ?? element.dataset.move;
      if (named.has(keys) || !seen(element)) continue;
      named.add(keys);
      row(list, keys, label(element));
    }
    dialog.querySelector("[data-shortcuts-switch]").checked = !isOff();
    dialog.showModal();
  }

  document.addEventListener("click", function (event) {
    const dialog = document.getElementById("shortcuts");
    if (!dialog) return;
    if (event.target.closest("[data-help]")) open(dialog);
    else if (event.target.closest("[data-help-close]")) dialog.close();
  });

  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-shortcuts-switch]")) switchTo(event.target.checked);
  });
})();
