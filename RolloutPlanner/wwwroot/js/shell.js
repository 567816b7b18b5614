// What the browser does by itself, without a round trip: jumping to a place on the page, closing open menus, and holding
// buttons still while the connection is away.
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
    if (event.target.closest("[data-reconnect]")) {
      Blazor.reconnect().then(back => { if (!back) location.reload(); }, () => { });
      return;
    }

    if (document.documentElement.hasAttribute("data-offline") && event.target.closest("main button, main .rz-button")) {
      event.preventDefault();
      event.stopPropagation();
    }
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

  const lost = document.getElementById("components-reconnect-modal");
  if (lost) {
    new MutationObserver(function () {
      const away = /components-reconnect-(show|failed|rejected)/.test(lost.className);
      document.documentElement.toggleAttribute("data-offline", away);
      if (lost.classList.contains("components-reconnect-rejected")) location.reload();
    }).observe(lost, { attributes: true, attributeFilter: ["class"] });
  }
})();
