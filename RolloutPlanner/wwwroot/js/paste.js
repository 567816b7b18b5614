// A text that does not fit into one message to the server would end the connection, and with it everything typed. It is refused here, in words,
// and goes: to draw megabytes would hold the page up. A message says what a box holds twice, so a box names half of the largest message at most.
(function () {
  "use strict";
  // Keystrokes are sent as they come, whole pastes are not: those wait until the box is left.
  const mostTyped = 2000;

  function refuses(box) {
    const most = Number(box.dataset.mostBytes);
    const id = (box.id || "paste") + "-too-big";
    // What a line break and a quotation mark become on the way counts twice.
    const bytes = new Blob([box.value]).size + (box.value.match(/[\n\r\t"\\]/g)?.length ?? 0) * 2;
    if (bytes <= most) {
      if (box.value) document.getElementById(id)?.remove();
      return false;
    }
    document.getElementById(id)?.remove();
    const words = document.createElement("p");
    words.id = id;
    words.className = "ferr";
    words.setAttribute("role", "alert");
    words.textContent = `This text is too large to send at once: it has ${(bytes / 1e6).toFixed(1)} MB, and ${Math.floor(most / 1e6)} MB fit. Add it in parts.`;
    box.after(words);
    box.value = "";
    return true;
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, event => {
      const box = event.target;
      if (!box?.dataset?.mostBytes) return;
      if (refuses(box) || (kind === "input" && box.value.length > mostTyped)) event.stopImmediatePropagation();
    }, true);
  }

  // In a box that gathers values, Enter adds what was typed and the cursor stays; Shift and Enter begin a new line.
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target?.dataset?.enter === undefined) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);
})();
