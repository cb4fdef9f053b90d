// Extras over the copying page: a section's tick ticks its rows. The form works without this file.
(() => {
  "use strict";
  const form = document.querySelector("[data-adoption]");
  if (!form) { return; }
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name !== "whole") { return; }
    box.closest("tbody").querySelectorAll("input[name=pick]:not(:disabled)").forEach((row) => { row.checked = box.checked; });
  });
})();
