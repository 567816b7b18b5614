// Moves the focus to something that is read, not operated: a list of reasons.
export function focus(id) {
  const place = document.getElementById(id);
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
