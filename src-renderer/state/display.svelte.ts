/**
 * 设置—显示: size of text, contrast, light or dark. They belong to this screen and not to the ledger, hold no
 * person's data, and must be in force before the ledger answers; so they are the one thing kept in localStorage.
 */
export const sizes = [100, 110, 125, 150] as const;
export type Theme = 'system' | 'light' | 'dark';

interface Display {
  size: number;
  contrast: boolean;
  theme: Theme;
}

const KEY = 'display';

function stored(): Display {
  const usual: Display = { size: 100, contrast: false, theme: 'system' };
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof read !== 'object' || read === null) return usual;
    const size: unknown = Reflect.get(read, 'size');
    const theme: unknown = Reflect.get(read, 'theme');
    return {
      size: sizes.find((one) => one === size) ?? usual.size,
      contrast: Reflect.get(read, 'contrast') === true,
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    };
  } catch {
    return usual;
  }
}

export const display = $state<Display>(stored());

/** Changes the display and remembers it for the next start. */
export function setDisplay(change: Partial<Display>): void {
  Object.assign(display, change);
  try {
    localStorage.setItem(KEY, JSON.stringify(display));
  } catch {
    // Without storage the choice holds until the window closes.
  }
}

/** Keeps the page as chosen, also when the system turns dark; call it while the app is made. */
export function applyDisplay(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let systemDark = $state(dark.matches);
  $effect(() => {
    const turned = (event: MediaQueryListEvent): void => {
      systemDark = event.matches;
    };
    dark.addEventListener('change', turned);
    return () => {
      dark.removeEventListener('change', turned);
    };
  });
  $effect.pre(() => {
    const root = document.documentElement;
    root.classList.toggle(
      'dark',
      display.theme === 'dark' || (display.theme === 'system' && systemDark),
    );
    root.classList.toggle('contrast', display.contrast);
    root.style.fontSize = `${String(display.size)}%`;
  });
}
