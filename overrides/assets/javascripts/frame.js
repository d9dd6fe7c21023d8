/* The switch of colours, and announcements that can be put away. Nothing is stored before a visitor presses one. */
import { remember, remembered } from "./storage.js";

const SCHEME = "policysite.scheme";
const DISMISSED = "policysite.dismissed";
const root = document.documentElement;
const darkSheet = document.getElementById("ps-dark");
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : systemIsDark.matches;
}

function prepareSwitch(button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const dark = !isDark();
    root.dataset.scheme = dark ? "dark" : "light";
    darkSheet.media = dark ? "screen" : "not all";
    // A choice that agrees with the system needs no memory.
    remember(SCHEME, dark === systemIsDark.matches ? null : root.dataset.scheme);
    show();
  });
  systemIsDark.addEventListener("change", show);
  show();
  button.hidden = false;
}

function dismissedOnes() {
  return (remembered(DISMISSED) || "").split(" ").filter(Boolean);
}

function prepareAnnouncement(announcement) {
  const identity = announcement.dataset.identity;
  if (dismissedOnes().includes(identity)) return announcement.remove();
  const button = announcement.querySelector(".ps-dismiss");
  button.hidden = false;
  button.addEventListener("click", () => {
    remember(DISMISSED, [...dismissedOnes(), identity].slice(-20).join(" "));
    announcement.remove();
    hideEmptyArea();
    document.getElementById("main").focus();
  });
}

function hideEmptyArea() {
  const area = document.querySelector(".ps-announcements");
  if (area) area.hidden = !area.querySelector(".ps-announcement:not([hidden])");
}

prepareSwitch(document.getElementById("ps-scheme"));
document.querySelectorAll(".ps-announcement").forEach(prepareAnnouncement);
hideEmptyArea();
