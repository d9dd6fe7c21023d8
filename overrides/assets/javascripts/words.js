/* What scripts say, in the language of the page. */
const words = JSON.parse(document.getElementById("ps-words").textContent);

export const language = document.documentElement.lang;

export function say(key, slots = {}) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in slots ? slots[name] : whole));
}
