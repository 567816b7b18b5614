// What a person typed and has not saved, kept in this browser under their id. A browser that keeps nothing answers so and breaks nothing.
(function () {
  "use strict";
  const person = document.documentElement.dataset.person;
  const own = "rp-draft:" + person + ":";

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
    }
  };

  // Signing out leaves nothing of the person behind.
  document.addEventListener("submit", function (event) {
    if (event.target.getAttribute("action") !== "/account/sign-out") return;
    guarded(function () {
      for (const key of Object.keys(localStorage)) if (key.startsWith(own)) localStorage.removeItem(key);
    });
  }, true);
})();
