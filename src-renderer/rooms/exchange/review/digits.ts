import { on } from 'svelte/events';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="radio"], [type="checkbox"]), textarea');

/** Calls back with a digit from 1 that is pressed anywhere in the element but where text is typed; returns how to stop. */
export const onDigit = (node: HTMLElement, press: (digit: number) => void): (() => void) =>
  on(node, 'keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (!/^[1-9]$/u.test(event.key)) return;
    event.preventDefault();
    press(Number(event.key));
  });
