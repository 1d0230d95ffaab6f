// Before anything is drawn, so that no page flashes in the other colours.
(function () {
  "use strict";
  let chosen = null;
  try {
    chosen = window.localStorage.getItem("corpuskit-theme");
  } catch {
    // A browser that keeps nothing follows the system.
  }
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
