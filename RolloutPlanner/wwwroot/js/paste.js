// A text that does not fit into one message to the server would end the connection, and with it everything typed. It is refused here, in words.
for (const kind of ["change", "input"]) document.addEventListener(kind, event => {
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
  words.textContent = `This text is too large to send at once: it has ${(bytes / 1e6).toFixed(1)} MB, and ${most < 1e6 ? Math.floor(most / 1e3) + " kB" : Math.floor(most / 1e6) + " MB"} fit. Add it in parts.`;
  box.after(words);
}, true);
