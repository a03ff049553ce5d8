// Typing a sheet with one hand: a digit takes the option in that place and goes on to the next question.
(() => {
  const form = document.querySelector("[data-capture]");
  if (!form) return;
  const options = "input[type=radio], input[type=checkbox]";
  const controls = () => [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button[type=submit]")];
  const groupOf = (control) => control.closest(".q__row") || control.closest("fieldset");
  const first = form.querySelector(".f-fields :is(input:not([type=hidden]), select, textarea)");
  if (first && !document.querySelector("[data-error-summary]")) first.focus();

  const goOn = (group) => {
    const all = controls();
    const last = Math.max(...[...group.querySelectorAll("input, select, textarea")].map((each) => all.indexOf(each)));
    all[last + 1]?.focus();
  };

  form.addEventListener("keydown", (event) => {
    if (!event.target.matches(options) || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
    const group = groupOf(event.target);
    const chosen = [...group.querySelectorAll(options)][Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    if (chosen.type === "checkbox") {
      chosen.checked = !chosen.checked;
      chosen.focus();
    } else {
      chosen.checked = true;
      goOn(group);
    }
  });
})();
