// While somebody writes a question, the frame beside shows it. Without JavaScript the button does the same.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-designs]");
  if (!form) return;
  const button = form.querySelector("[data-preview]");
  let waiting = 0;

  const show = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(button), 400);
  };
  form.addEventListener("input", show);
  // A preview is not a sending: nobody else needs to hear of it.
  form.addEventListener("submit", (event) => {
    if (event.submitter === button) event.stopPropagation();
    else clearTimeout(waiting);
  });
});
