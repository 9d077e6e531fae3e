import type { WaitingFile } from '#api/exchange-views';
import type { Session } from '../session.ts';

/** Files that can be taken in, each under an id the window may name. */
export interface Waiting {
  /** Looks at the sticks anew. */
  readonly list: () => readonly WaitingFile[];
  readonly pathOf: (id: string) => string | undefined;
  /** Registers a path that a dialog or the operating system gave, and hands out its id. */
  readonly add: (path: string, from: WaitingFile['from']) => string;
  readonly offer: (paths: readonly string[], how: 'dropped' | 'opened') => void;
  /** Ids offered since the last call. */
  readonly asked: () => readonly string[];
}

/** Keeps what is waiting; see {@link Waiting}. */
export const makeWaiting = (session: Session): Waiting => {
  const paths = new Map<string, string>();
  const add = (path: string): string => {
    const id = session.ports.newId();
    paths.set(id, path);
    return id;
  };
  return {
    list: () => [],
    pathOf: (id) => paths.get(id),
    add,
    offer: () => undefined,
    asked: () => [],
  };
};
