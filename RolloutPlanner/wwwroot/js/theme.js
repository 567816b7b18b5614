// Light or dark. Runs in the head, before anything is drawn. The server already drew the mode of the cookie; this follows the
// system while the reader has not chosen, and remembers a choice for a year.
(function () {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function remembered() {
    const match = document.cookie.match(/(?:^|; )rp-theme=([a-z-]+)/);
    return match ? match[1] : "";
  }

  function remember(value) {
    document.cookie = "rp-theme=" + value + "; path=/; max-age=31536000; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
  }

  function show(mode) {
    root.dataset.mode = mode;
    for (const [id, part] of [["radzen-theme-link", "base"], ["radzen-wcag-theme-link", "wcag"]]) {
      const link = document.getElementById(id);
      if (!link) continue;
      const wanted = link.getAttribute("href").replace(/material(-dark)?-(base|wcag)/, (mode === "dark" ? "material-dark-" : "material-") + part);
      if (wanted !== link.getAttribute("href")) link.setAttribute("href", wanted);
    }
  }

  function follow() {
    const value = remembered();
    if (value === "light" || value === "dark") return show(value);
    const mode = system.matches ? "dark" : "light";
    remember("system-" + mode);
    show(mode);
  }

  follow();
  system.addEventListener("change", follow);
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const mode = root.dataset.mode === "dark" ? "light" : "dark";
    remember(mode);
    show(mode);
  });
})();
