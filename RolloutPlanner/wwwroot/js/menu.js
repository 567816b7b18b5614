// Menus: a [data-menu] holds the button that opens it and, while it is open, a [role=menu]. The arrow keys move between the entries that
// show, and a click elsewhere closes it.
(function () {
  "use strict";

  const entries = menu => [...menu.querySelectorAll("[role=menuitem]")].filter(entry => entry.offsetParent !== null);

  document.addEventListener("focusin", function (event) {
    if (event.target.matches("[data-menu] [role=menu]")) entries(event.target)[0]?.focus();
  });

  document.addEventListener("keydown", function (event) {
    const menu = event.target.closest("[data-menu] [role=menu]");
    if (!menu) return;
    const all = entries(menu);
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at <= 0 ? all.length : at) - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all[to].focus();
  });

  document.addEventListener("click", function (event) {
    for (const menu of document.querySelectorAll("[data-menu]:has([role=menu])"))
      if (!menu.contains(event.target)) menu.querySelector("[aria-expanded=true]")?.click();
  });
})();
