// Small conveniences. Every screen works without them.

// A form sent twice makes one row on the server; here the button says that it is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !form.closest(".o-page")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (button && button.dataset.busy) button.textContent = button.dataset.busy;
});

// Coming back with the browser's arrow, the page can be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// Wagtail's own forms say beside the field what they refused, and no more: here is the list of it, with links.
function summaryOfOwn() {
  const errors = [...document.querySelectorAll(".content .w-field__errors .error-message")];
  const form = errors[0]?.closest("form");
  if (!form) return null;
  const words = document.querySelector("template[data-error-words]").content;
  const summary = words.firstElementChild.cloneNode(true);
  const list = summary.appendChild(document.createElement("ul"));
  errors.forEach((error) => {
    const field = error.closest(".w-field").querySelector("input:not([type=hidden]), select, textarea, button");
    const label = error.closest(".w-field__wrapper")?.querySelector(".w-field__label")?.firstChild?.textContent.trim();
    const link = document.createElement(field?.id ? "a" : "span");
    if (field?.id) link.href = `#${field.id}`;
    link.textContent = [label, error.textContent.trim()].filter(Boolean).join(": ");
    list.appendChild(document.createElement("li")).append(link);
  });
  form.prepend(summary);
  return summary;
}

function focusMessages() {
  const messages = document.querySelector(".messages");
  // Where one sheet after another is typed, the first field of the next one matters more.
  if (!messages?.querySelector("li") || document.querySelector("[data-keeps-focus]")) return;
  messages.tabIndex = -1;
  messages.focus({ preventScroll: true });
}

// A link of a summary leads into its field, whatever is folded over it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  (field.closest(".w-field__wrapper") || field).scrollIntoView({ block: "start" });
  const inside = field.matches("input, select, textarea, button, [tabindex]") ? field : field.querySelector("input, select, textarea");
  inside?.focus({ preventScroll: true });
});

document.addEventListener("DOMContentLoaded", () => {
  // Filters answer at once; without JavaScript there is a button.
  document.querySelectorAll("form[data-filters]").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector("[data-apply]")?.classList.add("o-visually-hidden");
  });
  // What was refused is read first; else what was done. Both stand on top, also when the address leads further down.
  const refused = document.querySelector("[data-error-summary]") || summaryOfOwn();
  if (refused) refused.focus();
  else focusMessages();
  // A panel that the address names is open: /oficina/plan/acciones/3/#agregar-tarea
  const opened = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (opened instanceof HTMLDetailsElement) opened.open = true;
});
