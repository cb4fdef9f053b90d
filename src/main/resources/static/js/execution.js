// Extras over the report form and the queue: files dropped on the form, how many are chosen, choosing all at once.
(() => {
  "use strict";
  document.querySelectorAll("[data-drop]").forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    const names = zone.querySelector("[data-drop-names]");
    const show = () => { names.textContent = Array.from(input.files).map((file) => file.name).join(", "); };
    input.addEventListener("change", show);
    ["dragenter", "dragover"].forEach((kind) => zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("mk-drop-over");
    }));
    ["dragleave", "drop"].forEach((kind) => zone.addEventListener(kind, () => zone.classList.remove("mk-drop-over")));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      const all = new DataTransfer();
      Array.from(input.files).concat(Array.from(event.dataTransfer.files)).forEach((file) => all.items.add(file));
      input.files = all.files;
      show();
    });
  });
  document.querySelectorAll("[data-choose-all]").forEach((label) => {
    label.hidden = false;
    const form = label.closest("form");
    label.querySelector("input").addEventListener("change", (event) => {
      form.querySelectorAll("input[name=chosen]").forEach((box) => { box.checked = event.target.checked; });
    });
  });
})();
