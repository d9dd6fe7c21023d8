// What was typed into a form. As long as the tab is open it stays in the tab, so that another page or the other
// language does not empty the form; on the device it is kept only where the visitor asks for it.
// Storage may be blocked, full or hold what nobody understands: then the form works without it.

/** The names of a form are the same on every site of a host, so the site's own path is part of the place. */
export function openMemory(form) {
  const site = new URL(".", new URL(form.dataset.plan, location.href)).pathname;
  const place = `policysite:${site}${form.dataset.psForm}`;
  return {
    /** What is kept on the device, or null. */
    kept: () => read("localStorage", place),
    /** What was typed in this tab, or null. */
    typed: () => read("sessionStorage", place),
    /** Whether the tab could take what was typed. */
    note: (values) => write("sessionStorage", place, values),
    /** Whether the device could keep what was typed. */
    keep: (values) => write("localStorage", place, values),
    forget: () => write("localStorage", place, {}),
  };
}

// A browser that blocks storage throws when it is only looked at.
function read(kind, place) {
  try {
    const values = JSON.parse(window[kind].getItem(place));
    return values && typeof values === "object" && !Array.isArray(values) ? values : null;
  } catch (unusable) {
    return null;
  }
}

function write(kind, place, values) {
  try {
    if (Object.keys(values).length) window[kind].setItem(place, JSON.stringify(values));
    else window[kind].removeItem(place);
    return true;
  } catch (unusable) {
    return false;
  }
}
