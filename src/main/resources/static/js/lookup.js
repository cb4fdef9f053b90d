// Search controls by keyboard: Enter searches instead of sending the form, the arrow leads to what was found.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const words = event.target.closest("[data-lookup]");
    if (!words) { return; }
    if (event.key === "Enter") {
      event.preventDefault();
      words.closest("fieldset").querySelector("button[name=find]").click();
    } else if (event.key === "ArrowDown") {
      const first = document.getElementById(words.getAttribute("aria-controls")).querySelector("input[type=radio]:not(:checked)");
      if (first) {
        event.preventDefault();
        first.focus();
      }
    }
  });
})();
