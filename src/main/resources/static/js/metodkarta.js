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

  // what is typed into a long form is kept in this tab, under its author, until the server says that it has it
  const account = body.dataset.account;
  const keyOf = (form) => "typed:" + account + ":" + location.pathname + ":" + form.dataset.keep;
  const fieldsOf = (form) => [...form.elements].filter((e) => e.name && !["hidden", "file", "submit", "password", "button"].includes(e.type));
  const saved = document.querySelector(".mk-flash.mk-ok");
  Object.keys(sessionStorage).filter((key) => key.startsWith("typed:")).forEach((key) => {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (!key.startsWith("typed:" + account + ":") && account || (saved && kept.sent)) { sessionStorage.removeItem(key); }
  });
  if (account) {
    document.querySelectorAll("form[data-keep]").forEach((form) => {
      const stored = sessionStorage.getItem(keyOf(form));
      if (stored) {
        let restored = false;
        const { values } = JSON.parse(stored);
        fieldsOf(form).forEach((e) => {
          const value = values[e.name];
          if (value === undefined) { return; }
          if (e.type === "radio" || e.type === "checkbox") {
            e.checked = value.includes(e.value);
          } else if (e.value !== value) {
            e.value = value;
            restored = true;
          }
        });
        if (restored && form.dataset.restored) {
          const note = document.createElement("p");
          note.className = "mk-note mk-work";
          note.setAttribute("role", "status");
          const text = document.createElement("span");
          text.textContent = form.dataset.restored;
          note.append(text);
          form.prepend(note);
        }
      }
      const keep = (sent) => {
        const values = {};
        fieldsOf(form).forEach((e) => {
          if (e.type === "radio" || e.type === "checkbox") {
            values[e.name] = (values[e.name] || []).concat(e.checked ? [e.value] : []);
          } else {
            values[e.name] = e.value;
          }
        });
        sessionStorage.setItem(keyOf(form), JSON.stringify({ values, sent }));
      };
      form.addEventListener("input", () => keep(false));
      form.addEventListener("submit", () => keep(true));
    });
  }

  // files too large are told before they travel
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !body.dataset.tooLarge) { return; }
    const all = [...input.files];
    const large = all.some((file) => file.size > 20 * 1024 * 1024) || all.reduce((sum, file) => sum + file.size, 0) > 55 * 1024 * 1024;
    input.setCustomValidity(large ? body.dataset.tooLarge : "");
    if (large) { input.reportValidity(); }
  });

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
