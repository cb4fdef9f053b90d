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

  // what is typed into a long form is kept in this tab, under its author, until the server has it
  const account = body.dataset.account;
  const mine = (key) => key.startsWith("typed:" + account + ":");
  const keyOf = (form) => "typed:" + account + ":" + form.getAttribute("action") + ":" + form.dataset.keep;
  const fieldsOf = (form) => [...form.elements].filter((e) => e.name && !["hidden", "file", "submit", "password", "button"].includes(e.type));
  const ticks = (e) => e.type === "radio" || e.type === "checkbox";
  const versionOf = (form) => [...form.querySelectorAll("input[type=hidden][name=version],input[type=hidden][name=seen],input[type=hidden][name=base]")].map((e) => e.value).join();
  // of a list: the row is still what it was when it was typed into
  const rowsOf = (form) => Object.fromEntries([...form.querySelectorAll("input[type=hidden][name^='seen-']")].map((e) => [e.name.slice(5), e.value]));
  const typedIn = (form) => {
    const values = {};
    fieldsOf(form).forEach((e) => {
      values[e.name] = values[e.name] || [];
      if (!ticks(e) || e.checked) { values[e.name].push(e.value); }
    });
    return values;
  };
  const forget = (key) => { try { sessionStorage.removeItem(key); } catch { /* forbidden: nothing was kept either */ } };
  // sent, and the answer is neither an objection nor an error: the server has it
  const cameFrom = document.referrer ? new URL(document.referrer).pathname : "";
  const [visit] = performance.getEntriesByType("navigation");
  const arrived = (kept) => kept.sent && (document.querySelector(".mk-flash.mk-ok")
    || (visit && visit.type === "navigate" && cameFrom === kept.page && !document.querySelector(".mk-error-page, #error-summary")));
  // this page answers what was sent and shows it itself: nothing is put over it, and nothing is taken for done
  const answer = body.hasAttribute("data-answer");
  if (account) {
    const forms = [...document.querySelectorAll("form[data-keep]")];
    const answered = (key) => answer && forms.some((form) => keyOf(form) === key);
    Object.keys(sessionStorage).filter((key) => key.startsWith("typed:")).forEach((key) => {
      if (!mine(key) || (!answered(key) && arrived(JSON.parse(sessionStorage.getItem(key))))) { forget(key); }
    });
    forms.forEach((form) => {
      const store = (typed) => {
        try { sessionStorage.setItem(keyOf(form), JSON.stringify(typed)); } catch { /* full or forbidden: typing goes on */ }
      };
      const keep = (sent) => store({ values: typedIn(form), version: versionOf(form), rows: rowsOf(form), page: location.pathname, sent });
      const kept = JSON.parse(sessionStorage.getItem(keyOf(form)));
      if (kept && answer && kept.sent && document.querySelector(".mk-flash.mk-ok")) {
        // refused, but all of it is in the draft
        forget(keyOf(form));
      } else if (kept && answer && (kept.sent || kept.answered)) {
        store({ ...kept, sent: false, answered: true });
      } else if (kept) {
        restore(form, kept);
      }
      form.addEventListener("input", () => keep(false));
      form.addEventListener("submit", () => keep(true));
    });
  }
  function restore(form, kept) {
    const now = typedIn(form);
    const differs = (name) => JSON.stringify(kept.values[name]) !== JSON.stringify(now[name]);
    const rows = rowsOf(form);
    const moved = (name) => kept.rows && rows[name.slice(4)] !== kept.rows[name.slice(4)];
    const changed = Object.keys(kept.values).filter((name) => name in now && differs(name) && !moved(name));
    const lines = (name) => fieldsOf(form).filter((e) => e.name === name && !ticks(e));
    const same = kept.version === versionOf(form) && changed.every((name) => !lines(name).length || lines(name).length === kept.values[name].length);
    if (!changed.length) { return; }
    if (same) {
      fieldsOf(form).filter(ticks).forEach((e) => { if (e.name in kept.values) { e.checked = kept.values[e.name].includes(e.value); } });
      changed.forEach((name) => lines(name).forEach((e, i) => { e.value = kept.values[name][i]; }));
    }
    const note = document.createElement("div");
    note.className = same ? "mk-note mk-work" : "mk-note mk-warn";
    note.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = same ? form.dataset.restored : body.dataset.outdated;
    note.append(text);
    if (!same) {
      // the record has moved on: the text is given back to read, not put over somebody else's
      changed.flatMap((name) => kept.values[name]).filter((value) => value.trim()).forEach((value) => {
        const quote = document.createElement("p");
        quote.className = "mk-quote mk-pre";
        quote.textContent = value;
        note.append(quote);
      });
    }
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "btn btn-sm mk-fit";
    discard.textContent = body.dataset.discard;
    discard.addEventListener("click", () => { forget(keyOf(form)); location.reload(); });
    note.append(discard);
    form.prepend(note);
  }

  // files too large are told before they travel
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !body.dataset.tooLarge) { return; }
    const all = [...input.files];
    const large = all.some((file) => file.size > 20 * 1024 * 1024) || all.reduce((sum, file) => sum + file.size, 0) > 100 * 1024 * 1024;
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
