import { contextBridge, ipcRenderer, webUtils } from 'electron';

/**
 * The whole bridge: a question, a hand-over of dropped files, an event. The event carries names of areas and no data.
 */
contextBridge.exposeInMainWorld('ledger', {
  ask: (question: string, asked: unknown): Promise<unknown> =>
    ipcRenderer.invoke('ask', question, asked),

  /**
   * Hands over files that a person dropped on the window. Their paths are found out here, from files that only the
   * operating system can make: the page never says a path, nor sees one.
   */
  dropped: (files: readonly File[]): void => {
    const paths = files.map((file) => webUtils.getPathForFile(file));
    ipcRenderer.send(
      'dropped',
      paths.filter((path) => path !== ''),
    );
  },

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
