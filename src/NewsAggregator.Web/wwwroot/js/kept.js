// The browser's own memory; where it is refused, nothing is remembered and nothing breaks.
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch (refused) {
    return null;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch (refused) {
    return false;
  }
}
