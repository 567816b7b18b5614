// A text that does not fit into one message to the server would end the connection, and with it everything typed. It is refused here, in words.
(function () {
  "use strict";
  const fitting = new WeakMap();
  const size = bytes => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const mostUsual = 100_000;
  const isText = box => box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && !["checkbox", "radio", "range", "file"].includes(box.type));
  const limit = box => isText(box) ? Number(box.dataset.mostBytes) || mostUsual : 0;

  // What a line break and a quotation mark become on the way counts twice.
  const weight = text => new Blob([text]).size + (text.match(/[\n\r\t"\\]/g)?.length ?? 0) * 2;

  function say(box, bytes) {
    const words = document.createElement("p");
    words.id = (box.id || "paste") + "-too-big";
    words.className = "ferr";
    words.setAttribute("role", "alert");
    words.textContent = `This text is too large to send at once: it has ${size(bytes)}, and ${size(limit(box))} fit. Add it in parts.`;
    box.after(words);
  }

  function guard(event) {
    const box = event.target;
    if (!limit(box)) return;
    document.getElementById((box.id || "paste") + "-too-big")?.remove();
    const bytes = weight(box.value);
    if (bytes <= limit(box)) return fitting.set(box, box.value);
    event.stopImmediatePropagation();
    // Megabytes in a box hold up the whole page, so what was there before comes back.
    if (event.type === "input") box.value = fitting.get(box) ?? box.defaultValue;
    say(box, bytes);
  }

  document.addEventListener("focusin", event => { if (limit(event.target)) fitting.set(event.target, event.target.value); }, true);
  document.addEventListener("input", guard, true);
  document.addEventListener("change", guard, true);

  // A box that gathers values sends keystrokes as they come, but a whole paste once, when it is added.
  const mostTyped = 2000;
  const gathers = event => event.target?.dataset?.enter !== undefined;
  document.addEventListener("input", event => { if (gathers(event) && event.target.value.length > mostTyped) event.stopImmediatePropagation(); }, true);

  // There, Enter adds what was typed and the cursor stays; Shift and Enter begin a new line.
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !gathers(event)) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);
})();
