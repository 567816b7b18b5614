// The reader's time zone, as a cookie that the server reads before it draws anything. Only the name of the zone is taken from the
// browser, never its clock. A page that was drawn without it is asked for once more, before anything of it is seen.
(function () {
  "use strict";

  function remembered() {
    const match = document.cookie.match(/(?:^|; )rp-zone=([^;]*)/);
    return match ? match[1] : "";
  }

  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
  if (remembered() === zone) return;
  document.cookie = "rp-zone=" + zone + "; path=/; max-age=31536000; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
  if (remembered() === zone && "zone" in document.documentElement.dataset) location.reload();
})();
