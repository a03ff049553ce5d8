// The composer saves by itself and shows each channel anew. Without this file, its buttons do the same.

const PAUSE_MS = 1500;
const RETRY_MS = 10_000;
const MAX_BYTES = 10 * 1024 * 1024;

// --- Letters: «62 de 70 letras» under each field with a limit ---

function countLetters(form) {
  const words = form.dataset.letters;
  form.querySelectorAll("[data-limit]").forEach((field) => {
    const counter = document.createElement("span");
    counter.className = "u-letters";
    counter.id = `${field.id}-letras`;
    field.after(counter);
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${counter.id}`.trim());
    const show = () => {
      const used = field.value.length;
      // Room in plenty is not worth a word.
      counter.hidden = field.dataset.limit > 300 && used < field.dataset.limit * 0.8;
      counter.textContent = words.replace("%(n)s", used).replace("%(max)s", field.dataset.limit);
      counter.classList.toggle("is-over", used > Number(field.dataset.limit));
    };
    field.addEventListener("input", show);
    show();
  });
}

// --- Errors beside their field ---

function showErrors(form, errors) {
  form.querySelectorAll("[data-own-error]").forEach((each) => each.remove());
  form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  for (const [name, messages] of Object.entries(errors)) {
    const field = form.elements[name];
    const target = field instanceof RadioNodeList ? field[0] : field;
    const place = target?.closest(".w-field")?.querySelector("[data-field-errors]") || form.querySelector("fieldset");
    const text = document.createElement("p");
    text.className = "error-message";
    text.dataset.ownError = "";
    text.textContent = messages.join(" ");
    place.append(text);
    target?.setAttribute("aria-invalid", "true");
  }
}

// --- The panel of channels: only cards that changed are replaced, so that frames do not flicker ---

function showPanel(panel, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const cards = [...fresh.content.querySelectorAll("[data-card]")];
  if (!cards.length || !panel.querySelector("[data-card]")) {
    panel.replaceChildren(fresh.content);
    return;
  }
  const kept = cards.map((card) => {
    const old = panel.querySelector(`#${card.id}`);
    if (old?.dataset.version === card.dataset.version) return old;
    card.open = Boolean(old?.open);
    return card;
  });
  panel.querySelectorAll("[data-card]").forEach((old) => kept.includes(old) || old.remove());
  kept.forEach((card, place) => panel.children[place] !== card && panel.insertBefore(card, panel.children[place] || null));
}

class Composer {
  constructor(form) {
    this.form = form;
    this.saved = document.querySelector("[data-saved]");
    this.panel = document.querySelector("[data-panel]");
    this.dirty = false;
    this.stopped = false;
    this.running = null;
    form.addEventListener("input", () => this.touch(PAUSE_MS));
    form.addEventListener("change", (event) => this.changed(event));
    form.addEventListener("submit", (event) => this.pressed(event));
    form.elements.title.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    document.addEventListener("submit", (event) => this.stepped(event), true);
    window.addEventListener("online", () => this.dirty && this.save());
    window.addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
  }

  say(words, { late = false } = {}) {
    this.saved.textContent = words;
    this.saved.classList.toggle("is-late", late);
  }

  changed(event) {
    const file = event.target.type === "file" && event.target.files[0];
    if (file && file.size > MAX_BYTES) {
      event.target.value = "";
      showErrors(this.form, { [event.target.name]: [this.form.dataset.heavy] });
      return;
    }
    this.touch(event.target.type === "text" ? PAUSE_MS : 200);
  }

  // What was refused stands on top, with a link to each field. Only who pressed the button is taken there.
  showSummary(html) {
    const place = document.querySelector("[data-errors]");
    place.innerHTML = (html || "").replace(" autofocus", "");
    if (this.asked) place.querySelector("[data-error-summary]")?.focus();
  }

  confirm(text) {
    if (this.asked) document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text, type: "success", clear: true } }));
  }

  touch(pause) {
    if (this.stopped) return;
    if (!this.dirty) document.dispatchEvent(new CustomEvent("w-messages:clear"));
    this.dirty = true;
    this.say(this.isBeginning() ? this.form.dataset.begin : this.form.dataset.unsaved);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  isBeginning() {
    const { title, summary } = this.form.elements;
    return !this.form.elements.stamp.value && !(title.value.trim() && summary.value.trim());
  }

  pressed(event) {
    event.preventDefault();
    this.stopped = false;
    this.save({ asked: true });
  }

  async stepped(event) {
    const step = event.target;
    if (!step.matches("[data-step]") || !(this.dirty || this.running)) return;
    event.preventDefault();
    event.stopPropagation();
    const name = event.submitter?.value;
    const { action } = step;
    document.activeElement?.blur();
    await (this.running || this.save());
    if (this.dirty) return;
    const again = [...document.querySelectorAll("[data-step]")].find((form) => form.action === action);
    const button = again && [...again.elements].find((each) => each.type === "submit" && each.value === name);
    if (button) again.requestSubmit(button);
  }

  async save({ asked = false } = {}) {
    clearTimeout(this.timer);
    if (this.running) {
      await this.running;
      if (!this.dirty) return;
    }
    if (this.isBeginning() && !asked) return;
    this.asked = asked;
    this.running = this.send();
    await this.running;
    this.running = null;
  }

  async send() {
    this.dirty = false;
    this.say(this.form.dataset.saving);
    let response;
    try {
      response = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
      });
    } catch {
      this.dirty = true;
      this.say(this.form.dataset.offline, { late: true });
      this.timer = setTimeout(() => this.save(), RETRY_MS);
      return;
    }
    if (!response.headers.get("Content-Type")?.includes("json")) {
      this.dirty = true;
      this.say(this.form.dataset.expired, { late: true });
      return;
    }
    this.take(await response.json(), response.status);
  }

  take(answer, status) {
    const { form } = this;
    showErrors(form, answer.errors);
    this.showSummary(answer.summary);
    if (status === 409) {
      this.stopped = this.dirty = true;
      form.elements.stamp.value = answer.stamp;
      const place = document.querySelector("[data-conflict]");
      place.innerHTML = answer.conflict;
      place.querySelector("[data-error-summary]")?.focus();
      this.say(form.dataset.refused, { late: true });
      return;
    }
    if (!answer.stamp) {
      this.dirty = true;
      this.say(form.dataset.refused, { late: true });
      return;
    }
    this.keep(answer);
    this.say(answer.saved, { late: status === 422 });
    if (status !== 422) this.confirm(answer.saved);
  }

  keep(answer) {
    const { form } = this;
    form.elements.stamp.value = answer.stamp;
    document.querySelector("[data-conflict]").replaceChildren();
    if (form.getAttribute("action") !== answer.url) {
      form.action = answer.url;
      history.replaceState(null, "", answer.url);
      const button = form.querySelector("[data-submit]");
      button.textContent = button.dataset.submit;
      button.classList.add("button-secondary");
    }
    document.querySelector("[data-title]").textContent = form.elements.title.value;
    form.elements.picture_file.value = "";
    form.querySelectorAll("[name=picture_choice]").forEach((each) => (each.checked = false));
    form.querySelectorAll("[name=channels]").forEach((each) => (each.checked = answer.channels.includes(each.value)));
    document.querySelector("[data-picture]").innerHTML = answer.picture;
    document.querySelector("[data-next]").innerHTML = answer.next;
    this.refresh(answer.panel);
  }

  // While somebody fills a date in the panel it is left alone.
  refresh(html) {
    if (!this.panel.querySelector(":is(input, textarea):focus")) return showPanel(this.panel, html);
    this.panel.addEventListener("focusout", () => showPanel(this.panel, html), { once: true });
  }
}

function openNamed() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("form[data-counted], form[data-composer]").forEach(countLetters);
  document.querySelectorAll("form[data-composer]").forEach((form) => new Composer(form));
  openNamed();
  window.addEventListener("hashchange", openNamed);
});
