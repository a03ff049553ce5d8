// Starts Wagtail's date and chooser fields, which would otherwise bring a script of their own (content_policy.py).
const KNOWN = /^(init(Date|DateTime|Time)Chooser|[A-Z][A-Za-z]*Chooser)$/;

function start(mark) {
  const { start: name, id, options } = mark.dataset;
  // The field's own script may come later, inside a dialog: then the mark waits for the next change of the page.
  if (!KNOWN.test(name) || typeof window[name] !== "function" || !document.getElementById(id)) return;
  mark.remove();
  if (name.startsWith("init")) window[name](id, JSON.parse(options));
  else new window[name](id, JSON.parse(options));
}

function startAll() {
  document.querySelectorAll("template[data-start]").forEach(start);
}

document.addEventListener("DOMContentLoaded", () => {
  startAll();
  new MutationObserver(startAll).observe(document.body, { childList: true, subtree: true });
});
