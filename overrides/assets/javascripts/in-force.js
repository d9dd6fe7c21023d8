/* Which version was in force on a day: the rows of the table already say it; this only finds the right one. */

const form = document.querySelector("[data-ps-lookup]");
const rows = [...document.querySelectorAll("tr[data-first]")];

function versionOn(day) {
  return rows.find((row) => row.dataset.first <= day && (!row.dataset.last || day <= row.dataset.last));
}

function showAnswer(day) {
  const answer = form.querySelector(".ps-lookup-answer");
  const row = day ? versionOn(day) : undefined;
  answer.textContent = !day ? "" : row ? form.dataset.found : form.dataset.none;
  if (row) answer.append(row.querySelector("a").cloneNode(true));
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.day.addEventListener("input", () => showAnswer(form.day.value));
}
