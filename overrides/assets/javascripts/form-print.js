// On paper a field is as large as what was typed: beside each field stand its words, which only the print shows,
// for browsers print of a field no more than its frame.

const LONG = 300;

export function mirrorFor(form) {
  const pairs = [...form.querySelectorAll('[data-ps-field]:not([type="checkbox"], [type="radio"])')].map((input) => {
    const words = document.createElement("span");
    words.className = "ps-typed";
    words.setAttribute("aria-hidden", "true");
    input.after(words);
    return [input, words];
  });
  return () => {
    for (const [input, words] of pairs) {
      words.textContent = input.value.trim();
      words.classList.toggle("ps-typed--long", input.value.length > LONG);
    }
  };
}
