/* What the pages do by themselves. Every screen works without this file; nothing here
   decides anything of the field, and nothing is stored. */
"use strict";
(() => {
  /* Some web views know the parser that htmx asks for, but refuse it any options. Without it
     htmx takes the older parser. */
  try {
    Document.parseHTMLUnsafe?.("", {});
  } catch {
    Document.parseHTMLUnsafe = undefined;
  }

  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* One status line for screen readers; its text changes, it is never replaced. */
  function say(words) {
    byId("say").textContent = words;
  }

  /* The clock: shown by Hide at once, and by the lock screen. */
  function showTime() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    for (const clock of all("[data-clock]")) {
      clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    }
    for (const line of all("[data-date]:empty")) {
      const { lang } = line.closest("[lang]");
      const parts = { weekday: "long", day: "numeric", month: "long" };
      line.textContent = now.toLocaleDateString(lang === "en" ? "en-GB" : lang, parts);
    }
  }

  /* Hide: draw the clock over everything, empty what was typed, then leave without a trace. */
  function hide() {
    const veil = byId("veil");
    const link = document.querySelector("[data-hide]");
    if (!link || !veil.hidden) return;
    showTime();
    veil.hidden = false;
    document.title = veil.dataset.title;
    for (const form of document.forms) form.reset();
    for (const voice of all("audio")) voice.pause();
    location.replace(link.href);
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-hide]")) return;
    event.preventDefault();
    hide();
  });

  /* Block: held for three seconds, the link sends its form; a tap follows the link. */
  let held = 0;

  function letGo() {
    clearTimeout(held);
    for (const link of all("[data-hold].held")) link.classList.remove("held");
  }

  document.addEventListener("pointerdown", (event) => {
    const link = event.target.closest?.("[data-hold]");
    if (!link) return;
    link.classList.add("held");
    held = setTimeout(() => {
      link.closest("form").requestSubmit();
    }, Number(link.dataset.hold));
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-hold]")?.closest("form");
    if (!form || !("busy" in form.dataset)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  for (const name of ["pointerup", "pointercancel", "pointerout", "blur"]) {
    document.addEventListener(name, letGo, true);
  }
  for (const name of ["contextmenu", "dragstart"]) {
    document.addEventListener(name, (event) => {
      if (event.target.closest?.("[data-hold]")) event.preventDefault();
    });
  }

  let shifts = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
    if (shifts.length === 3 && shifts[2] - shifts[0] <= 5000) hide();
  });

  /* One tap is one answer: a second press of the same form waits for the first. */
  function rest(form) {
    delete form.dataset.busy;
    for (const button of all("[aria-busy]", form)) button.removeAttribute("aria-busy");
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("busy" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.busy = "";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    setTimeout(() => rest(form), 8000);
  }, true);
  document.addEventListener("htmx:finally:request", (event) => {
    const source = event.detail.ctx.sourceElement;
    if (source instanceof HTMLFormElement) rest(source);
  });
  addEventListener("pageshow", () => all("form").forEach(rest));

  /* A request that had to wait for another sends the form as it stands when its turn comes. */
  document.addEventListener("htmx:before:request", (event) => {
    const context = event.detail.ctx;
    const { body, form, submitter } = context.request;
    if (!(body instanceof URLSearchParams) || !form?.isConnected) return;
    const fresh = new URLSearchParams(new FormData(form));
    if (submitter?.name) fresh.append(submitter.name, submitter.value);
    for (const [name, value] of Object.entries(context.vals ?? {})) fresh.set(name, value);
    context.request.body = fresh;
  });

  /* Not saved: the form stays as it is, and one tap sends it again. */
  let again = null;

  function send(context) {
    const source = context.sourceElement;
    if (source.matches("input")) window.htmx.trigger(source, "change");
    else if (context.request.submitter) context.request.submitter.click();
    else if (source.matches("form")) source.requestSubmit();
    else source.click();
  }

  /* A screen that refreshes itself does so in silence, and tries again by itself. */
  function refreshes(context) {
    return /[?&]poll\b/.test(context.request.action);
  }

  function fail(event) {
    const context = event.detail.ctx;
    if (!context || refreshes(context)) return;
    const { status } = context.response ?? { status: 0 };
    if (status >= 400 && status < 500 && status !== 403) return;
    const retry = byId("retry");
    const opening = context.request.method === "GET";
    const words = opening ? retry.dataset.unopened : retry.dataset.unsaved;
    retry.lastElementChild.textContent = words;
    retry.hidden = false;
    say(words);
    again = () => send(context);
  }

  document.addEventListener("htmx:before:history:update", (event) => {
    if (event.detail.response?.status >= 400) event.preventDefault();
  });
  document.addEventListener("htmx:error", fail);
  document.addEventListener("htmx:response:error", fail);
  byId("retry").addEventListener("click", () => {
    byId("retry").hidden = true;
    again();
  });

  /* After a swap focus never falls to the body: an error first, then the heading. */
  function focusOn(target) {
    if (!target) return;
    if (!target.matches("a,button,input,select,textarea,[tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.swap === "none" || refreshes(event.detail.ctx)) return;
    byId("retry").hidden = true;
    const counted = event.detail.ctx.request.headers["HX-Target"]?.endsWith("#count");
    say(counted ? byId("count").textContent : "");
    showTime();
    openPads();
    const focused = document.activeElement;
    if (focused && focused !== document.body) {
      /* What came in above may have pushed it under the foot. */
      if (focused.matches(":focus-visible")) focused.scrollIntoView({ block: "nearest" });
      return;
    }
    const screen = byId("screen");
    focusOn(screen.querySelector("[autofocus]") ?? screen.querySelector("h1"));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".errors a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const field = byId(link.hash.slice(1));
    focusOn(field);
    field?.scrollIntoView({ block: "center" });
  });

  /* The PIN pad types into the one real field and sends it when it is full. */
  function openPads() {
    for (const pad of all("[data-pad]:not(.keyed)")) {
      const pin = byId(pad.dataset.pad);
      const dots = all(".pins i", pad);
      const show = () => dots.forEach((dot, at) => dot.classList.toggle("f", at < pin.value.length));
      pad.classList.add("keyed");
      for (const hidden of all("[hidden]", pad)) hidden.hidden = false;
      pin.inputMode = "none";
      pin.addEventListener("input", () => {
        show();
        if (pin.value.length === dots.length) pin.form.requestSubmit();
      });
      pad.addEventListener("click", (event) => {
        const { key } = event.target.closest("[data-key]")?.dataset ?? {};
        if (!key) return;
        if (key === "back") pin.value = pin.value.slice(0, -1);
        else if (key === "clear") pin.value = "";
        else if (pin.value.length < dots.length) pin.value += key;
        pin.dispatchEvent(new Event("input"));
      });
    }
  }

  /* A device that locked itself, or was hidden in another window, leaves nothing on the
     screen. The address that is asked is known to the open device only; the locked one leads
     to its own door, and the hidden one refuses. */
  async function lookWhetherOpen() {
    if (!document.querySelector("[data-hide]")) return;
    const answer = await fetch("/sending?poll", { method: "HEAD" }).catch(() => null);
    if (answer?.redirected || answer?.status === 423) location.replace("/");
  }

  /* Typing is touching: the device must not lock in the middle of a sentence. */
  let touched = performance.now();
  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea") || performance.now() - touched < 20000) return;
    touched = performance.now();
    fetch("/sending", { method: "HEAD" }).catch(() => null);
  });

  /* How much room is left in a field with several lines. */
  document.addEventListener("input", (event) => {
    const room = document.querySelector(`[data-room-of="${CSS.escape(event.target.id)}"]`);
    if (!room) return;
    const left = room.dataset.longest - [...event.target.value].length;
    room.firstElementChild.textContent = left;
    room.hidden = left > 200;
  });

  /* Print, and copy into another window. What was copied is taken off the clipboard as soon
     as the officer comes back to this window, where the system allows that. */
  let copied = false;

  function forget() {
    if (!copied) return;
    copied = false;
    navigator.clipboard?.writeText("").catch(() => null);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = byId(button.dataset.copy);
    const done = () => {
      copied = true;
      say(button.dataset.done);
      button.lastElementChild.textContent = button.dataset.done;
    };
    const select = () => {
      field.closest("details")?.setAttribute("open", "");
      field.focus();
      field.select();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, select);
    else select();
  });
  addEventListener("focus", forget);
  addEventListener("pagehide", forget);

  /* The first page of a window sends one fragment, then its form, and goes on by itself. */
  function goOn() {
    const form = document.querySelector("form[data-check]");
    if (!form) return;
    const scripts = Object.assign(document.createElement("input"), { type: "hidden" });
    scripts.name = "scripts";
    form.append(scripts);
    delete form.dataset.check;
    form.submit();
  }
  document.addEventListener("htmx:finally:request", goOn);
  setTimeout(goOn, 4000);

  showTime();
  setInterval(showTime, 1000);
  setInterval(lookWhetherOpen, 5000);
  document.addEventListener("visibilitychange", () => document.hidden || lookWhetherOpen());
  openPads();
})();
