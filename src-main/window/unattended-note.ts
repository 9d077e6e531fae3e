import { app, dialog } from 'electron';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const noteFile = (): string => join(app.getPath('userData'), '无人值守运行中');

/**
 * Notes in the data folder whether a run without a window is under way. Only who holds the lock of the one instance
 * may say so, so that what a killed run left behind is cleared by the next start.
 */
export function noteUnattended(underWay: boolean): void {
  if (underWay) writeFileSync(noteFile(), '');
  else rmSync(noteFile(), { force: true });
}

/** Says why the program doesn't open while a run without a window has the ledger: nothing else would be seen. */
export function sayUnattended(): void {
  if (existsSync(noteFile()))
    dialog.showErrorBox(
      '联系师生台账',
      '正在进行无人值守的运行（定时收文件、写文件）。请过几分钟再打开。',
    );
}
