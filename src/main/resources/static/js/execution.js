// Extras over forms that work without scripts: files dropped, pasted or photographed, photographs made smaller before they
// travel, a draft kept while somebody types, choosing all rows at once.
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
  const add = (input, files) => {
    const all = new DataTransfer();
    Array.from(input.files).concat(Array.from(files)).forEach((file) => all.items.add(file));
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // a picture copied or a file taken from the clipboard goes to the files of the form one is writing in
  document.addEventListener("paste", (event) => {
    const files = event.clipboardData ? event.clipboardData.files : [];
    const form = document.activeElement && document.activeElement.closest("form");
    const zone = (form || document).querySelector("[data-drop] input[type=file]");
    if (!files.length || !zone) { return; }
    event.preventDefault();
    add(zone, files);
  });

  // a photograph just taken joins the other files
  document.querySelectorAll("input[data-photo]").forEach((photo) => {
    photo.addEventListener("change", () => {
      const zone = photo.form.querySelector("[data-drop] input[type=file]");
      if (!zone || !photo.files.length) { return; }
      add(zone, photo.files);
      photo.value = "";
    });
  });

  // the server keeps no larger picture: on a slow line it is made smaller here
  const LARGEST_SIDE = 2560;
  const HEIC = /\.hei[cf]$/i;
  const looked = new WeakSet();
  const shrunk = async (file) => {
    looked.add(file);
    // few browsers decode HEIC; where one cannot, the server may
    const heic = /^image\/hei[cf]/.test(file.type) || HEIC.test(file.name);
    const large = file.type === "image/jpeg" && file.size >= 1024 * 1024;
    if (!(heic || large) || !window.createImageBitmap) { return file; }
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.85); });
      if (!blob || (!heic && blob.size >= file.size)) { return file; }
      const small = new File([blob], file.name.replace(HEIC, ".jpg"), { type: "image/jpeg", lastModified: file.lastModified });
      looked.add(small);
      return small;
    } catch {
      return file;
    }
  };
  document.querySelectorAll("form[data-shrink]").forEach((form) => {
    form.addEventListener("change", async (event) => {
      const input = event.target;
      if (input.type !== "file" || !Array.from(input.files).some((file) => !looked.has(file))) { return; }
      const before = Array.from(input.files);
      const after = await Promise.all(before.map((file) => (looked.has(file) ? file : shrunk(file))));
      const same = before.length === input.files.length && before.every((file, i) => file === input.files[i]);
      if (!same || after.every((file, i) => file === before[i])) { return; }
      const all = new DataTransfer();
      after.forEach((file) => all.items.add(file));
      input.files = all.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  // the words of a report are kept on the server while they are typed; files, links and documents wait for a button
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    const PAUSE = 2000;
    const base = form.elements.namedItem("base");
    const line = form.querySelector("[data-saved]");
    const skipped = ["requestKey", "link", "docKind", "docPreset", "docNumber", "docDate", "removed", "files", "then", "ahead"];
    const words = () => {
      const typed = new URLSearchParams();
      new FormData(form).forEach((value, name) => {
        if (typeof value === "string" && !skipped.includes(name)) { typed.append(name, value); }
      });
      return typed;
    };
    const fingerprint = (typed) => {
      const copy = new URLSearchParams(typed);
      copy.delete("base");
      return copy.toString();
    };
    let kept = fingerprint(words());
    let timer = 0;
    let sending = null;
    let stopped = false;
    const say = (text, wrong) => {
      const before = form.querySelector("[data-saved-before]");
      if (before) { before.hidden = true; }
      line.textContent = text;
      line.classList.toggle("mk-warn-text", wrong);
    };
    const send = async () => {
      const typed = words();
      const print = fingerprint(typed);
      if (stopped || print === kept) { return; }
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body: typed, redirect: "manual", headers: { Accept: "application/json" },
        });
        const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : null;
        if (answer.ok && told) {
          kept = print;
          base.value = told.base;
          say(told.said, false);
          form.dispatchEvent(new Event("input"));
        } else {
          // another window has written meanwhile, or the session is over: the button will show both texts or ask to sign in
          stopped = answer.status !== 422;
          say(told ? told.said : document.body.dataset.sessionOver, true);
        }
      } catch {
        say(form.dataset.offline, true);
        wait(15000);
      }
    };
    const keep = () => {
      if (!sending) { sending = send().finally(() => { sending = null; }); }
      return sending;
    };
    const wait = (pause) => {
      clearTimeout(timer);
      timer = setTimeout(keep, pause);
    };
    form.addEventListener("input", () => { if (!stopped && fingerprint(words()) !== kept) { wait(PAUSE); } });
    window.addEventListener("online", () => wait(0));
    // a button waits for the words on their way, else it would seem to write over another window
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (!sending) { return; }
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      sending.then(() => { stopped = true; form.requestSubmit(button); });
    });
  });

  // a text given back in a folded form is not to be overlooked
  document.querySelectorAll("details:not([open]) form[data-keep] > .mk-note[role=status]").forEach((note) => {
    note.closest("details").open = true;
  });

  // the bar of what can be done with the ticked stays in sight on a phone once something is ticked
  document.querySelectorAll("form > .mk-bulk").forEach((bar) => {
    const form = bar.parentElement;
    const look = () => form.classList.toggle("mk-ticked",
      Array.from(form.querySelectorAll("input[type=checkbox]:checked")).some((box) => !bar.contains(box) && !("pick" in box.dataset)));
    form.addEventListener("change", look);
    // a browser that goes back restores the ticks
    window.addEventListener("pageshow", look);
  });

  // a row or a column of the matrix ticks its cells before one's eyes, and says how many there are
  document.querySelectorAll("form[data-matrix]").forEach((form) => {
    const columns = Array.from(form.querySelectorAll("thead input[name=column]"));
    const rows = Array.from(form.querySelectorAll("tbody input[name=row]"));
    const lines = rows.map((row) => Array.from(row.closest("tr").querySelectorAll("td")).slice(0, columns.length));
    const boxIn = (cell) => cell.querySelector("input[name=cell]");
    const whole = form.querySelector("input[name=whole]");
    const told = form.querySelector("[data-counted]");
    const more = form.querySelector("[data-counted-whole]");
    const pick = form.querySelector("[data-pick]");
    const PICK = "pick:" + document.body.dataset.account;
    if (pick) {
      // which cells have boxes is chosen once, not on every page anew
      try { pick.checked = pick.checked || sessionStorage.getItem(PICK) === "true"; } catch { /* forbidden: as the server says */ }
      pick.addEventListener("change", () => { try { sessionStorage.setItem(PICK, pick.checked); } catch { /* forbidden */ } });
    }
    const count = () => {
      let chosen = 0;
      lines.forEach((line, r) => line.forEach((cell, c) => {
        const box = boxIn(cell);
        const figure = cell.querySelector("[data-open]");
        const taken = rows[r].checked || columns[c].checked || (box && box.checked);
        cell.classList.toggle("mk-picked", !!taken && !!figure && figure.dataset.open !== "0");
        if (taken) { chosen += box ? 1 : figure ? Number(figure.dataset.open) : 0; }
      }));
      told.querySelector("strong").textContent = chosen;
      const beyond = whole.checked && rows.concat(columns).some((box) => box.checked);
      if (more) { more.hidden = !beyond; }
      told.hidden = !chosen && !(more && beyond);
    };
    const tick = (cell, on) => {
      const box = boxIn(cell);
      if (box) { box.checked = on; }
    };
    form.addEventListener("change", (event) => {
      const input = event.target;
      if (input.name === "column") {
        const c = columns.indexOf(input);
        lines.forEach((line, r) => tick(line[c], input.checked || rows[r].checked));
      } else if (input.name === "row") {
        const r = rows.indexOf(input);
        lines[r].forEach((cell, c) => tick(cell, input.checked || columns[c].checked));
      } else if (input.name === "cell" && !input.checked) {
        // without this one it is no longer the whole row or column; the other cells stay ticked by themselves
        const r = lines.findIndex((line) => line.some((cell) => cell.contains(input)));
        rows[r].checked = false;
        columns[lines[r].findIndex((cell) => cell.contains(input))].checked = false;
      }
      count();
    });
    // a browser that goes back restores the ticks
    window.addEventListener("pageshow", count);
  });

  // how many columns of the matrix are out of sight to the right
  document.querySelectorAll("[data-matrix-more]").forEach((line) => {
    const box = line.nextElementSibling;
    const heads = Array.from(box.querySelectorAll("thead th")).slice(1);
    const sum = heads.pop();
    const count = () => {
      const edge = sum.getBoundingClientRect().left;
      const hidden = heads.filter((head) => head.getBoundingClientRect().right > edge + 2).length;
      line.hidden = box.scrollWidth <= box.clientWidth;
      line.classList.toggle("mk-none-more", hidden === 0);
      box.classList.toggle("mk-at-end", hidden === 0);
      box.classList.toggle("mk-scrolled", box.scrollLeft > 2);
      line.querySelector("span").textContent = hidden;
    };
    box.addEventListener("scroll", count, { passive: true });
    window.addEventListener("resize", count);
    count();
  });

  document.querySelectorAll("[data-choose-all]").forEach((label) => {
    label.hidden = false;
    const form = label.closest("form");
    label.querySelector("input").addEventListener("change", (event) => {
      form.querySelectorAll("input[name=chosen]").forEach((box) => { box.checked = event.target.checked; });
    });
  });
})();
