/**
 * A field hands over what it holds when it is left. One that is taken off the page with the focus still in it is left
 * too late: what it belongs to is gone by then. So whatever is about to take fields away lets them go first.
 */

function typedIn(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
    ? activeElement
    : null;
}

/** Leaves the field that has the focus. */
export function leaveField(): void {
  typedIn()?.blur();
}

/** Lets the field that has the focus hand over what it holds, and keeps the focus in it. */
export function handOver(): void {
  typedIn()?.dispatchEvent(new FocusEvent('blur'));
}
