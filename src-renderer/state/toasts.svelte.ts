import type { Problem } from '#api/reply';
import { sentenceOf } from '#api/sentences';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'bad';
  readonly text: string;
  readonly action: ToastAction | null;
}

const SHOWN_FOR = 6000;
const AT_MOST = 4;

/** Short messages at the foot of the window; newest last. */
export const toasts = $state<{ list: readonly Toast[] }>({ list: [] });

let last = 0;

function push(tone: Toast['tone'], text: string, action: ToastAction | null): number {
  // The newest good news takes the place of the one before; bad news stays until it was read.
  const kept = toasts.list.filter(
    (toast) => toast.text !== text && (tone === 'bad' || toast.tone === 'bad'),
  );
  last += 1;
  toasts.list = [...kept, { id: last, tone, text, action }].slice(-AT_MOST);
  return last;
}

/** Takes a message away. */
export function dismiss(id: number): void {
  toasts.list = toasts.list.filter((toast) => toast.id !== id);
}

/** Says that something went well; it goes away by itself. */
export function say(text: string, action: ToastAction | null = null): void {
  const id = push('plain', text, action);
  setTimeout(dismiss, SHOWN_FOR, id);
}

/** Says in words that something failed; it stays until it is taken away. */
export function complain(problem: Problem): void {
  push('bad', sentenceOf(problem), null);
}

/** The same for a sentence of the window's own. */
export function complainInWords(text: string): void {
  push('bad', text, null);
}
