const lineSelector = '[data-line]';

/** Moves the focus between the lines of the sheet with the arrow keys, Home and End. */
export const moveBetweenLines = (event: KeyboardEvent): void => {
  const here = event.currentTarget;
  if (!(here instanceof HTMLElement)) return;
  const all = [...(here.closest('.paper')?.querySelectorAll<HTMLElement>(lineSelector) ?? [])];
  const at = all.indexOf(here);
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(at - 1, 0),
    ArrowDown: Math.min(at + 1, all.length - 1),
    Home: 0,
    End: all.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  all[target]?.focus();
};

/** Puts the focus back on the line that was open, or on the first one. */
export const focusLine = (paper: HTMLElement | undefined, key: string | null): void => {
  const all = [...(paper?.querySelectorAll<HTMLElement>(lineSelector) ?? [])];
  const found = all.find((line) => line.dataset.line === key) ?? all[0];
  found?.focus();
};
