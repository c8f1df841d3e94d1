// Asks why a date is late, and offers to propose the new one, only while the forecast is later than approved.
// Without this module the questions are always there, and the server decides the same.

const form = document.querySelector("[data-report]");
const forecast = form?.querySelector("input[data-approved]");
const late = form ? [...form.querySelectorAll("[data-late], button[name=propose]")] : [];

function show() {
  const isLate = Boolean(forecast) && forecast.value > forecast.dataset.approved;
  for (const one of late) one.hidden = !isLate && one.querySelector(".field-wrong") === null;
}

forecast?.addEventListener("input", show);
if (form) show();
