import { contextBridge, ipcRenderer } from 'electron';

/** The whole bridge: one question, one event. The event carries names of areas and no data. */
contextBridge.exposeInMainWorld('ledger', {
  ask: (question: string, asked: unknown): Promise<unknown> =>
    ipcRenderer.invoke('ask', question, asked),

  /** Calls back with the changed areas; returns how to stop. */
  onChanged: (listener: (areas: readonly string[]) => void): (() => void) => {
    const pass = (_event: unknown, areas: readonly string[]): void => {
      listener(areas);
    };
    ipcRenderer.on('changed', pass);
    return () => {
      ipcRenderer.off('changed', pass);
    };
  },
});
