// Where a person went from the palette last, kept in their own browser, newest first.
const Most = 6;

function name(who) {
  return "rp-recent-" + who;
}

export function recent(who) {
  try {
    const kept = JSON.parse(localStorage.getItem(name(who)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(href => typeof href === "string" && href.length <= 300).slice(0, Most) : [];
  } catch {
    return [];
  }
}

export function remember(who, href) {
  try {
    localStorage.setItem(name(who), JSON.stringify([href, ...recent(who).filter(other => other !== href)].slice(0, Most)));
  } catch {
    // A full or closed store forgets; nothing depends on it.
  }
}

// The choice stays in sight while the arrow keys move it.
export function reveal(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}
