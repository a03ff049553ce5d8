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

document.addEventListener("DOMContentLoaded", () => {
  // Filters answer at once; without JavaScript there is a button.
  document.querySelectorAll("form[data-filters]").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector("[data-apply]")?.classList.add("o-visually-hidden");
  });
  // An error summary is read first.
  document.querySelector("[data-error-summary]")?.focus();
  // A panel that the address names is open: /oficina/plan/acciones/3/#agregar-tarea
  const opened = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (opened instanceof HTMLDetailsElement) opened.open = true;
});
