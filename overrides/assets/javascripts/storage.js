/* What a visitor asked this browser to remember. Where storage is blocked, the choice holds for the page only. */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch (blocked) {
    return null;
  }
}

export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch (blocked) {
    return false;
  }
}
