// What every page does: the switch of the colours, and buttons that copy.
(function () {
  "use strict";

  const KEY = "corpuskit-theme";
  const NAMES = { "": "Theme: system", light: "Theme: light", dark: "Theme: dark" };
  const root = document.documentElement;

  function switchTheme() {
    const button = document.querySelector("[data-theme-switch]");
    const name = button.querySelector("[data-theme-name]");
    const told = () => {
      name.textContent = NAMES[root.dataset.theme || ""];
    };
    button.hidden = false;
    told();
    button.addEventListener("click", () => {
      const order = ["", "light", "dark"];
      const next = order[(order.indexOf(root.dataset.theme || "") + 1) % order.length];
      if (next) {
        root.dataset.theme = next;
      } else {
        delete root.dataset.theme;
      }
      try {
        window.localStorage.setItem(KEY, next);
      } catch {
        // It lasts as long as the page, then.
      }
      told();
    });
  }

  function copyButtons() {
    for (const button of document.querySelectorAll("[data-copy]")) {
      const source = button.parentElement.querySelector("code");
      button.hidden = false;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(source.textContent);
          button.textContent = "Copied";
        } catch {
          // From disk a browser may refuse; then the words are selected, to be copied by key.
          window.getSelection().selectAllChildren(source);
          button.textContent = "Selected";
        }
        window.setTimeout(() => {
          button.textContent = "Copy";
        }, 2000);
      });
    }
  }

  switchTheme();
  copyButtons();
})();
