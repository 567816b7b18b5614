// What a person typed and has not saved, kept in this browser under their id. A browser that keeps nothing answers so and breaks nothing.
(function () {
  "use strict";
  const person = document.documentElement.dataset.person;
  const own = "rp-draft:" + person + ":";
  const away = "rp-typed:" + person;
  const root = document.documentElement;
  const Unnoticed = 60000;
  const typed = new Map();

  function guarded(work, otherwise) {
    try {
      return work();
    } catch {
      return otherwise;
    }
  }

  window.rpDrafts = {
    keep(key, text, at) {
      if (!person) return false;
      return guarded(function () {
        localStorage.setItem(own + key, JSON.stringify({ text, at }));
        return true;
      }, false);
    },
    find(key) {
      return guarded(function () {
        const kept = JSON.parse(localStorage.getItem(own + key));
        return kept && typeof kept.text === "string" && Number.isSafeInteger(kept.at) ? { text: kept.text, at: kept.at } : null;
      }, null);
    },
    forget(key) {
      return guarded(function () {
        localStorage.removeItem(own + key);
        return true;
      }, false);
    },
    putBack() {
      return guarded(function () {
        const kept = JSON.parse(sessionStorage.getItem(away));
        sessionStorage.removeItem(away);
        if (kept?.at === location.pathname + location.search) type(kept.typed);
        return true;
      }, false);
    }
  };

  // As if it were typed now, so that the server hears of it.
  function type(values) {
    for (const [id, value] of Object.entries(values)) {
      const box = document.getElementById(id);
      if (!box?.closest("[data-keep-typing]")) continue;
      box.value = value;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  // A silent line is called dead only after a while, and what was typed meanwhile never reached the server. When the page has to be loaded again
  // then, it is typed once more; when the line comes back by itself, reconnect.js sends it.
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, function (event) {
      if (event.target.id && event.target.closest?.("[data-keep-typing]")) typed.set(event.target.id, { value: event.target.value, at: Date.now() });
    }, true);
  }

  new MutationObserver(function () {
    guarded(function () {
      if (!root.hasAttribute("data-offline")) return sessionStorage.removeItem(away);
      const late = [...typed].filter(([, box]) => box.at > Date.now() - Unnoticed).map(([id, box]) => [id, box.value]);
      if (late.length > 0) sessionStorage.setItem(away, JSON.stringify({ at: location.pathname + location.search, typed: Object.fromEntries(late) }));
    });
  }).observe(root, { attributes: true, attributeFilter: ["data-offline"] });

  // Signing out leaves nothing of the person behind.
  document.addEventListener("submit", function (event) {
    if (event.target.getAttribute("action") !== "/account/sign-out") return;
    guarded(function () {
      sessionStorage.removeItem(away);
      for (const key of Object.keys(localStorage)) if (key.startsWith(own)) localStorage.removeItem(key);
    });
  }, true);
})();
