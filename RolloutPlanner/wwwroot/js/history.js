// What the history does without a round trip: arrow keys from entry to entry, printing a report; and copying a link or a text of any page.
(function () {
  "use strict";

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const drawer = document.querySelector("[data-drawer]");
    if (event.key === "Escape" && drawer && !document.querySelector("dialog[open], details[open]") && !event.target.closest("input,select,textarea")) {
      drawer.querySelector("[data-shut]")?.click();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const inList = event.target.closest("[data-entries] a");
    if (!inList && (!drawer || event.target.closest("input,select,textarea,summary,.menu") || document.querySelector("dialog[open]"))) return;
    const links = [...document.querySelectorAll("[data-entries] a[data-entry]")];
    const at = links.indexOf(event.target) >= 0 ? links.indexOf(event.target) : links.findIndex(link => link.getAttribute("aria-current") === "true");
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    // With an entry open beside the list, the list leads and the details follow.
    if (drawer) next.click();
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) return window.print();
    const source = event.target.closest("[data-copy-text]");
    if (source) {
      copy(document.getElementById(source.dataset.copyText).textContent).then(done => tell(source, done ? "Copied" : "Select the text and copy it"));
      return;
    }
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const link = new URL(button.dataset.copy, location.href).href;
    copy(link).then(done => tell(button, done ? "Copied" : link));
  });

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  // The button says it for a moment, and a live region says it aloud. Where nothing may be copied, the link itself shows.
  function tell(button, words) {
    const label = button.querySelector(".rz-button-text");
    const said = button.parentElement.querySelector("[data-copied]");
    const before = button.dataset.words ?? (button.dataset.words = label.textContent);
    label.textContent = words;
    if (said) said.textContent = words;
    setTimeout(function () {
      label.textContent = before;
      if (said) said.textContent = "";
    }, 2500);
  }
})();
