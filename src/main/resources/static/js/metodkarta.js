// Extras over pages that work without scripts: a second click does nothing, an expired session or a lost line loses no typing.
(() => {
  "use strict";
  const body = document.body;

  // one submit a form; the browser's back button gives the buttons back
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.submitted === "true") {
      event.preventDefault();
      return;
    }
    if (form.method === "post") {
      form.dataset.submitted = "true";
      setTimeout(() => { form.dataset.submitted = "false"; }, 8000);
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-submitted]").forEach((form) => { form.dataset.submitted = "false"; });
  });

  // menus made of <details> close on Escape and on a click elsewhere
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.dropdown[open], details.mk-menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll("details.dropdown[open], details.mk-menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // what went wrong is read first
  const summary = document.getElementById("error-summary");
  if (summary) { summary.focus(); }

  // messages of the connection, in a region that screen readers announce
  const notice = (text) => {
    let region = document.getElementById("mk-connection");
    if (!region) {
      region = document.createElement("div");
      region.id = "mk-connection";
      region.className = "mk-connection";
      region.setAttribute("role", "alert");
      body.append(region);
    }
    region.textContent = text;
    region.hidden = !text;
  };
  body.addEventListener("htmx:sendError", () => notice(body.dataset.offline));
  body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) { notice(body.dataset.sessionOver); }
  });
  body.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) { notice(""); } });

  // buttons that print the page exist only where a script can do it
  document.querySelectorAll("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
