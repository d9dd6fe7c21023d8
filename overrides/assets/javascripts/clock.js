/* A page that outlived its day shows what is right today: all sentences are on it, each with its days.
 * The device's clock only says when to ask; the day itself comes from the host, so that a wrong clock changes nothing. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const { asOf, root } = document.body.dataset;
let askedOn = asOf;

const tokyoDay = (instant) => new Date(instant + 9 * HOUR).toISOString().slice(0, 10);

async function hostDay() {
  const answer = await fetch(new URL("health.json", new URL(root, location.href)), { cache: "no-store" });
  const said = Date.parse(answer.headers.get("Date"));
  return said ? tokyoDay(said + 1000 * (Number(answer.headers.get("Age")) || 0)) : asOf;
}

function isDue({ psFrom, psUntil, psStale }, today) {
  if (psStale) return Date.parse(today) - Date.parse(asOf) >= psStale * DAY;
  return (!psFrom || today >= psFrom) && (!psUntil || today < psUntil);
}

function showDay(today) {
  for (const part of document.querySelectorAll("[data-ps-from], [data-ps-until], [data-ps-stale]")) {
    const due = isDue(part.dataset, today);
    if (part.localName === "meta") document.title = due ? part.content : document.title;
    else part.hidden = !due;
  }
  for (const area of document.querySelectorAll("[data-ps-area]")) {
    area.hidden = ![...area.children].some((part) => !part.hidden);
  }
}

async function look() {
  const device = tokyoDay(Date.now());
  // A folder on a disk has no host whose day could be asked.
  if (device <= askedOn || location.protocol === "file:") return;
  askedOn = device;
  try {
    const today = await hostDay();
    if (today > asOf) showDay(today);
  } catch (unreachable) {
    askedOn = asOf;
  }
}

function lookAtMidnight() {
  setTimeout(() => look().then(lookAtMidnight), DAY - ((Date.now() + 9 * HOUR) % DAY) + 1000);
}

look().then(lookAtMidnight);
document.addEventListener("visibilitychange", () => document.hidden || look());
