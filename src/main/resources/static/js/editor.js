// The editor of a draft: typed text survives a lost line or an expired session in this tab, executors are picked from a
// list, rows are dragged. Every flow works without this file.
(() => {
  "use strict";
  const body = document.body;
  const PREFIX = "mk-row:";
  const RETRY_MS = 15000;

  // ---- the text of a row, kept in this tab under its author ----
  const keyOf = (form) => `${PREFIX}${form.dataset.owner}:${form.dataset.roadmap}:${form.dataset.row}`;
  const entriesOf = (form) => [...new FormData(form).entries()]
    .filter(([name, value]) => typeof value === "string" && !["_csrf", "requestKey", "drop", "stay", "confirmYear"].includes(name));
  const store = {
    get(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: typing goes on */ } },
    remove(key) { try { sessionStorage.removeItem(key); } catch { /* as above */ } },
  };
  const serials = new WeakMap();
  const touched = (form) => {
    serials.set(form, (serials.get(form) || 0) + 1);
    form.dataset.dirty = "true";
    store.set(keyOf(form), { entries: entriesOf(form), labels: labelsOf(form) });
  };
  const labelsOf = (form) => [...form.querySelectorAll("[data-executors] > li [data-label]")].map((label) => label.textContent);
  const saved = (form) => { delete form.dataset.dirty; store.remove(keyOf(form)); };
  const content = (entries) => JSON.stringify(entries.filter(([name]) => name !== "version" && name !== "base"));

  // another person at this computer never sees what the one before had typed
  const forgetOthers = (owner) => {
    Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${owner}:`)).forEach(store.remove);
  };

  const forgetRow = (row) => {
    Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX) && key.endsWith(`:${row}`)).forEach(store.remove);
  };

  const restore = (form) => {
    forgetOthers(form.dataset.owner);
    const kept = store.get(keyOf(form));
    if (!kept) { return; }
    if (content(kept.entries) === content(entriesOf(form))) { store.remove(keyOf(form)); return; }
    const values = (name) => kept.entries.filter(([n]) => n === name).map(([, value]) => value);
    const list = form.querySelector("[data-executors]");
    list.replaceChildren();
    values("executorPrinted").forEach((printed, i) =>
      addExecutor(form, { printed, target: values("executorTarget")[i], part: values("executorPart")[i], label: (kept.labels || [])[i] }));
    new Set(kept.entries.map(([name]) => name)).forEach((name) => {
      if (name.startsWith("executorP") || name === "executorTarget") { return; }
      form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field) => {
        if (field.type === "radio") { field.checked = field.value === values(name)[0]; } else { field.value = values(name)[0]; }
      });
    });
    form.dataset.dirty = "true";
    notice(form);
  };
  const notice = (form) => {
    const note = document.createElement("div");
    note.className = "mk-note mk-warn";
    note.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = form.dataset.restored;
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "btn btn-sm mk-fit";
    discard.textContent = form.dataset.discard;
    discard.addEventListener("click", () => { store.remove(keyOf(form)); delete form.dataset.dirty; reopen(form); });
    note.append(text, discard);
    form.prepend(note);
  };
  const reopen = (form) => {
    const place = form.closest(".mk-open");
    if (form.querySelector("[data-autosave]") && place.closest("[data-editor]")) {
      window.htmx.ajax("GET", form.getAttribute("action"), { target: `#${place.id}`, swap: "outerHTML" });
    } else {
      location.reload();
    }
  };

  // ---- executors ----
  const addExecutor = (form, { printed, target, part, label }) => {
    const template = form.querySelector("[data-executor-template]");
    const item = template.content.firstElementChild.cloneNode(true);
    item.querySelector("[data-printed]").textContent = printed;
    item.querySelector("[name=executorPrinted]").value = printed;
    item.querySelector("[name=executorTarget]").value = target || "";
    item.querySelector("[data-label]").textContent = label || "";
    item.querySelector("[data-part]").value = part || "";
    item.querySelector("[data-part]").setAttribute("aria-label", printed);
    if (target === "TEXT") {
      item.querySelector("[data-chip]").classList.add("mk-chip-open");
      item.querySelector("[data-star]").remove();
    }
    form.querySelector("[data-executors]").append(item);
  };
  const changed = (form) => form.dispatchEvent(new Event("change", { bubbles: true }));
  const listOf = (picker) => document.getElementById(picker.getAttribute("aria-controls"));
  const show = (picker, open) => {
    const list = listOf(picker);
    if (!list) { return; }
    list.hidden = !open || !list.children.length;
    picker.setAttribute("aria-expanded", String(!list.hidden));
  };
  const choose = (choice) => {
    const list = choice.closest(".mk-choices");
    const form = list.closest("form");
    const picker = form.querySelector("[data-picker]");
    addExecutor(form, choice.dataset);
    picker.value = "";
    show(picker, false);
    picker.focus();
    changed(form);
  };
  const addTyped = (form) => {
    const picker = form.querySelector("[data-picker]");
    picker.value.split("\n").map((name) => name.trim()).filter(Boolean).forEach((printed) => addExecutor(form, { printed, target: "" }));
    picker.value = "";
    show(picker, false);
    changed(form);
  };

  body.addEventListener("click", (event) => {
    const choice = event.target.closest(".mk-choice");
    if (choice) { choose(choice); return; }
    const drop = event.target.closest("[data-drop]");
    if (drop) {
      event.preventDefault();
      const form = drop.closest("form");
      const next = drop.closest("li").nextElementSibling || drop.closest("li").previousElementSibling;
      drop.closest("li").remove();
      (next ? next.querySelector("[data-drop]") : form.querySelector("[data-picker]")).focus();
      changed(form);
      return;
    }
    if (event.target.closest("[data-add-executor]")) {
      event.preventDefault();
      addTyped(event.target.closest("form"));
      return;
    }
    const year = event.target.closest("[data-confirm-year]");
    if (year) {
      event.preventDefault();
      const form = year.closest("form");
      form.querySelector("[name=deadlineMode][value=CONFIRMED]").checked = true;
      form.querySelector("[name=confirmedYear]").value = year.value;
      form.querySelector("[data-dating]").open = true;
      const field = form.querySelector("[name=confirmedYear]");
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
      return;
    }
    const forget = event.target.closest("[data-forget]");
    if (forget) { forgetRow(forget.closest("[data-conflict]").id.replace("row-", "")); }
    const close = event.target.closest("[data-close]");
    if (close) { store.remove(keyOf(close.closest("form"))); delete close.closest("form").dataset.dirty; }
    document.querySelectorAll("[data-picker]").forEach((picker) => {
      if (event.target !== picker) { show(picker, false); }
    });
  });
  body.addEventListener("keydown", (event) => {
    const picker = event.target.closest("[data-picker]");
    const choice = event.target.closest(".mk-choice");
    if (picker && event.key === "Enter") { event.preventDefault(); addTyped(picker.closest("form")); }
    if (picker && event.key === "ArrowDown" && listOf(picker).firstElementChild) {
      event.preventDefault(); show(picker, true); listOf(picker).firstElementChild.focus();
    }
    if ((picker || choice) && event.key === "Escape") {
      const owner = picker || choice.closest("form").querySelector("[data-picker]");
      show(owner, false); owner.focus();
    }
    if (choice && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const next = event.key === "ArrowDown" ? choice.nextElementSibling : choice.previousElementSibling;
      (next || choice.closest("form").querySelector("[data-picker]")).focus();
    }
  });

  // ---- typing and saving ----
  const rowForm = (element) => (element instanceof Element ? element.closest("form[data-row]") : null);
  ["input", "change"].forEach((kind) => body.addEventListener(kind, (event) => {
    const form = rowForm(event.target);
    if (form) { touched(form); }
    if (event.target.matches("[data-part]")) {
      event.target.closest("li").querySelector("[data-chip]").classList.toggle("mk-chip-lead", event.target.value === "LEAD");
    }
  }));
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-row][data-dirty] [data-autosave]")) { event.preventDefault(); }
  });
  body.addEventListener("htmx:beforeRequest", (event) => {
    const form = rowForm(event.detail.elt);
    if (form && event.detail.requestConfig.verb === "post") { event.detail.xhr.mkSerial = serials.get(form) || 0; }
  });
  // saved and sent on to another page: nothing is unsaved any more
  body.addEventListener("htmx:beforeOnLoad", (event) => {
    const form = rowForm(event.detail.elt);
    if (form && event.detail.xhr.status === 204) { saved(form); }
  });
  body.addEventListener("htmx:afterRequest", (event) => {
    const form = rowForm(event.detail.elt);
    const { xhr } = event.detail;
    if (!form || xhr.mkSerial === undefined) { return; }
    if (xhr.status >= 200 && xhr.status < 300) {
      form.querySelectorAll(".mk-connection-note").forEach((note) => note.remove());
      if (xhr.mkSerial === (serials.get(form) || 0)) { saved(form); }
    } else if (xhr.status === 401 || xhr.status === 403 || xhr.status === 0) {
      waiting(form, xhr.status);
    }
  });

  // the line or the session is gone: the text stays, saving goes on as soon as somebody is signed in again (in any tab)
  const waiting = (form, status) => {
    form.dataset.waiting = "true";
    form.dataset.submitted = "false";
    if (status === 401 && !form.querySelector(".mk-connection-note")) {
      const note = document.createElement("p");
      note.className = "mk-connection-note mk-warn-text mk-small";
      note.setAttribute("role", "alert");
      const link = document.createElement("a");
      link.href = "/login";
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = form.dataset.signIn;
      note.append(`${form.dataset.session} `, link);
      form.prepend(note);
    }
    if (status === 403) { retry(); }
  };
  const renewToken = async () => {
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" }, redirect: "error" });
      if (!answer.ok) { return false; }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const headers = fresh.body.getAttribute("hx-headers");
      if (!headers) { return false; }
      body.setAttribute("hx-headers", headers);
      const token = fresh.querySelector("input[name=_csrf]");
      if (token) { document.querySelectorAll("input[name=_csrf]").forEach((field) => { field.value = token.value; }); }
      return true;
    } catch { return false; }
  };
  let retrying = false;
  const retry = async () => {
    const forms = [...document.querySelectorAll("form[data-row][data-waiting]")];
    if (!forms.length || retrying) { return; }
    retrying = true;
    if (await renewToken()) {
      forms.forEach((form) => {
        delete form.dataset.waiting;
        form.querySelectorAll(".mk-connection-note").forEach((note) => note.remove());
        const autosave = form.querySelector("[data-autosave]");
        if (autosave) { window.htmx.trigger(autosave, "mk-save"); }
      });
    }
    retrying = false;
  };
  window.addEventListener("online", retry);
  window.addEventListener("focus", retry);
  setInterval(retry, RETRY_MS);

  // ---- what htmx brings in ----
  const ready = (root) => {
    root.querySelectorAll("form[data-row]").forEach((form) => { if (!form.dataset.ready) { form.dataset.ready = "true"; restore(form); } });
  };
  body.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt;
    ready(document);
    if (target.matches(".mk-choices")) {
      const picker = target.closest("form").querySelector("[data-picker]");
      show(picker, document.activeElement === picker);
    }
    const asked = target.querySelector("[data-asks-year]");
    if (asked) { asked.closest("form").querySelector("[data-dating]").open = true; }
    if (target.matches(".mk-erow")) {
      // saved or closed: what this tab kept of it is settled
      forgetRow(target.dataset.activity);
      target.querySelector("[data-edit]").focus();
    }
    if (target.matches(".mk-open")) {
      // one row at a time is a form: the one before is saved, or closed when nothing was typed
      document.querySelectorAll("[data-editor] .mk-open form[data-row]").forEach((form) => {
        if (target.contains(form)) { return; }
        if (form.dataset.dirty) { form.requestSubmit(); } else { form.querySelector("[data-close]").click(); }
      });
      const first = target.querySelector("#error-summary, [role=alert], textarea, input:not([type=hidden])");
      if (first) { first.setAttribute("tabindex", first.getAttribute("tabindex") || "-1"); first.focus(); }
    }
  });

  // ---- order: the buttons answer at once, dragging is an extra ----
  body.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("[data-move]");
    if (!form || event.detail.xhr.status !== 204 || event.detail.xhr.getResponseHeader("HX-Refresh")) { return; }
    const row = form.closest(".mk-erow");
    const direction = event.detail.requestConfig.parameters.get
      ? event.detail.requestConfig.parameters.get("direction") : event.detail.requestConfig.parameters.direction;
    form.dataset.submitted = "false";
    if (direction === "up" && row.previousElementSibling) { row.previousElementSibling.before(row); }
    if (direction === "down" && row.nextElementSibling) { row.nextElementSibling.after(row); }
    row.querySelector(`[value=${direction}]`).focus();
  });
  const editor = document.querySelector("[data-editor]");
  if (editor && window.Sortable) {
    editor.querySelectorAll("[data-section]").forEach((list) => new window.Sortable(list, {
      group: "rows", handle: ".mk-grip", animation: 120,
      onEnd: (event) => {
        if (event.from === event.to && event.oldIndex === event.newIndex) { return; }
        const before = event.item.previousElementSibling;
        window.htmx.ajax("POST", editor.dataset.editor, { swap: "none", values: {
          activity: event.item.dataset.activity, section: event.to.dataset.section,
          after: before && before.dataset.activity ? before.dataset.activity : "" } });
      },
    }));
  }
  ready(document);
})();
