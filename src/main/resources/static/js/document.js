// Extras over the page that brings a document in: a file is dropped, a table is pasted with its merged cells. The form
// works without this file.
(() => {
  "use strict";
  const form = document.querySelector("[data-import]");
  if (!form) { return; }

  const zone = form.querySelector("[data-drop-file]");
  const input = zone.querySelector("input[type=file]");
  const names = zone.querySelector("[data-drop-names]");
  const show = () => { names.textContent = Array.from(input.files).map((file) => file.name).join(", "); };
  zone.querySelector("[data-drop-invitation]").hidden = false;
  input.addEventListener("change", show);
  ["dragenter", "dragover"].forEach((kind) => zone.addEventListener(kind, (event) => {
    event.preventDefault();
    zone.classList.add("mk-drop-over");
  }));
  ["dragleave", "drop"].forEach((kind) => zone.addEventListener(kind, () => zone.classList.remove("mk-drop-over")));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (!file) { return; }
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
    show();
  });

  // the clipboard of Word and Excel has the table twice: as text, and as HTML, which knows merged cells
  const text = form.querySelector("textarea[name=text]");
  const html = form.querySelector("input[name=html]");
  const said = form.querySelector("[data-pasted]");
  text.addEventListener("paste", (event) => {
    const rich = event.clipboardData.getData("text/html");
    if (!/<table[\s>]/i.test(rich)) { return; }
    event.preventDefault();
    html.value = rich;
    text.value = event.clipboardData.getData("text/plain");
    said.textContent = said.dataset.said.replace("{0}", String((rich.match(/<tr[\s>]/gi) || []).length));
  });
  text.addEventListener("input", () => {
    html.value = "";
    said.textContent = "";
  });
})();
