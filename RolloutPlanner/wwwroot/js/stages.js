// What the list of stages does without a round trip: the menu of a handle is placed beside it, walked with the arrow keys and closed by a choice.
(function () {
  "use strict";
  const items = menu => [...menu.querySelectorAll("[role=menuitem]")];

  function close(menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }

  // The list of stages may scroll sideways, so the menu stands on the page instead of in it.
  function place(menu) {
    const list = menu.querySelector(".menu");
    const handle = menu.querySelector("summary").getBoundingClientRect();
    list.style.left = Math.max(8, Math.min(handle.left, innerWidth - list.offsetWidth - 8)) + "px";
    list.style.top = (handle.bottom + 4 + list.offsetHeight > innerHeight ? Math.max(8, handle.top - list.offsetHeight - 4) : handle.bottom + 4) + "px";
  }

  document.addEventListener("toggle", function (event) {
    if (!event.target.matches("details[data-menu]") || !event.target.open) return;
    place(event.target);
    items(event.target)[0].focus();
  }, true);

  document.addEventListener("click", function (event) {
    const menu = event.target.closest("[role=menuitem]")?.closest("details[data-menu]");
    if (menu) close(menu);
  });

  document.addEventListener("keydown", function (event) {
    const menu = event.target.closest("details[data-menu]");
    if (!menu || event.altKey) return;
    if (!menu.open) {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      menu.open = true;
      return;
    }
    if (event.key === "Tab") return close(menu);
    const all = items(menu);
    const to = { ArrowDown: all.indexOf(event.target) + 1, ArrowUp: all.indexOf(event.target) - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length).focus();
  });

  document.addEventListener("scroll", function () {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false;
  }, true);

  // Some browsers drag only what carries something, and all of them drop only where somebody says so.
  let dragged = false;
  document.addEventListener("dragstart", function (event) {
    dragged = Boolean(event.target.closest?.("[data-drag]"));
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  document.addEventListener("dragend", () => { dragged = false; });
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.addEventListener(kind, function (event) {
      if (dragged && event.target.closest?.("[data-drop]")) event.preventDefault();
    });
  }
})();
