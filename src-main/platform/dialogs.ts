import { dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import type { ReadReply } from '#services/ports';
import type { Met, Need } from '../ledger/messages.ts';
import { seal, unseal } from './safe.ts';

const first = (paths: readonly string[]): string | null => paths[0] ?? null;

const filtersOf = (need: Extract<Need, { readonly filters: unknown }>): Electron.FileFilter[] =>
  need.filters.map((filter) => ({ name: filter.name, extensions: [...filter.extensions] }));

/** Shows the dialog that the ledger process needs; null when the person cancels, or where there is no window. */
export const meetNeed = async (
  window: BrowserWindow | undefined,
  need: Exclude<Need, { readonly need: 'read' | 'pdf' }>,
): Promise<Exclude<Met, ReadReply | Uint8Array>> => {
  if (need.need === 'seal') return seal(need.text);
  if (need.need === 'unseal') return unseal(need.text);
  if (window === undefined) return null;
  switch (need.need) {
    case 'open-files': {
      const chosen = await dialog.showOpenDialog(window, {
        title: need.title,
        filters: filtersOf(need),
        properties: ['openFile', 'multiSelections'],
      });
      return chosen.canceled ? [] : chosen.filePaths;
    }
    case 'open-file': {
      const chosen = await dialog.showOpenDialog(window, {
        title: need.title,
        filters: filtersOf(need),
        properties: ['openFile'],
      });
      return chosen.canceled ? null : first(chosen.filePaths);
    }
    case 'save-file': {
      const chosen = await dialog.showSaveDialog(window, {
        title: need.title,
        defaultPath: need.name,
        filters: filtersOf(need),
        properties: ['showOverwriteConfirmation'],
      });
      return chosen.canceled ? null : chosen.filePath;
    }
    case 'choose-folder': {
      const chosen = await dialog.showOpenDialog(window, {
        title: need.title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return chosen.canceled ? null : first(chosen.filePaths);
    }
    case 'open-path':
      return (await shell.openPath(need.path)) === '';
    case 'reveal-path':
      shell.showItemInFolder(need.path);
      return true;
  }
};
