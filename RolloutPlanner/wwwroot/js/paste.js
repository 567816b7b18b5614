// Blazor sends what a box holds twice in one message, so half of the largest message is the most that a box may name.
// A text that does not fit into one message to the server would end the connection, and with it everything typed. It is refused here, in words.
document.addEventListener("change", event => {
  const box = event.target;
  const most = Number(box?.dataset?.mostBytes);
  if (!most) return;
  const id = (box.id || "paste") + "-too-big";
  document.getElementById(id)?.remove();
  // What a line break and a quotation mark become on the way counts twice.
  const bytes = new Blob([box.value]).size + (box.value.match(/[\n\r\t"\\]/g)?.length ?? 0) * 2;
  if (bytes <= most) return;
  event.stopImmediatePropagation();
  const words = document.createElement("p");
  words.id = id;
  words.className = "ferr";
  words.setAttribute("role", "alert");
  words.textContent = `This text is too large to send at once: it has ${(bytes / 1e6).toFixed(1)} MB, and ${Math.floor(most / 1e6)} MB fit. Add it in parts.`;
  box.after(words);
}, true);

// Keystrokes are sent as they come, whole pastes are not: those wait for the change above.
const mostTyped = 2000;
document.addEventListener("input", event => {
  if (event.target?.dataset?.mostBytes && event.target.value.length > mostTyped) event.stopImmediatePropagation();
}, true);

// In a box that gathers values, Enter adds what was typed and the cursor stays; Shift and Enter begin a new line.
document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target?.dataset?.enter === undefined) return;
  event.preventDefault();
  event.target.dispatchEvent(new Event("change", { bubbles: true }));
}, true);
