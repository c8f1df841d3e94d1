// Asks why a date is late only while the forecast is later than the approved date.
// Without this module the questions are always there, and the server decides the same.

const form = document.querySelector("[data-report]");
const forecast = form?.querySelector("input[data-approved]");
const late = form?.querySelector("[data-late]");

function show() {
  const isWrong = late.querySelector(".field-wrong") !== null;
  late.hidden = !isWrong && !(forecast.value > forecast.dataset.approved);
}

if (forecast && late) {
  forecast.addEventListener("input", show);
  show();
} else if (late) {
  late.hidden = true;
}
