// Which rows that the form marks as required have nothing in them. A signature is written on the paper, so it is
// no answer that the page can wait for.

/** The rows without an answer: the words before each, and where to go on. */
export function unanswered(form) {
  return [...form.querySelectorAll("[data-ps-required]")].flatMap((row) => {
    const marked = [...row.querySelectorAll('[data-ps-field][aria-required="true"]')];
    const boxes = [...row.querySelectorAll('[type="checkbox"], [type="radio"]')];
    const open = marked.filter((input) => !input.value.trim());
    if (boxes.length && !boxes.some((box) => box.checked)) open.push(boxes[0]);
    return open.length ? [{ name: row.dataset.psRequired, input: open[0] }] : [];
  });
}
