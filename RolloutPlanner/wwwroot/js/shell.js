// What the browser does by itself, without a round trip: jumping to a place on the page and closing open menus.
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    const jump = event.target.closest("a[data-jump]");
    if (jump) {
      const place = document.getElementById(jump.dataset.jump);
      event.preventDefault();
      if (!place) return;
      const control = place.matches("input,select,textarea,button,a") ? place : place.querySelector("input,select,textarea,button") ?? place;
      if (control === place && place.tabIndex < 0) place.tabIndex = -1;
      place.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
      return;
    }

    if (event.target.closest("[data-reload]")) return location.reload();
    closeMenus(event.target);
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelector(".drawer .shut")?.click();
    const open = document.querySelector("details.who[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  function closeMenus(target) {
    for (const menu of document.querySelectorAll("details.who[open]")) if (!menu.contains(target) || target.closest("a")) menu.open = false;
  }

  // Wide enough for the sidebar: an open drawer must not keep the page behind it inert.
  window.matchMedia("(min-width: 901px)").addEventListener("change", function (wide) {
    if (wide.matches) document.querySelector(".drawer .shut")?.click();
  });
})();
