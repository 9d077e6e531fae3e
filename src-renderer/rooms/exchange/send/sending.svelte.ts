import type { SendPreview, SentFile } from '#api/exchange-views';
import type { Problem, Reply } from '#api/reply';
import type { PlainMonth } from '#domain/plain-date';
import { ask } from '../../../ask.ts';
import { leaveField } from '../../../state/leaving.ts';
import type { SendKind } from './send-text.ts';

/** What is to be written, as chosen so far; it stays while the window is open. */
export const sending = $state<{
  kind: SendKind;
  units: readonly string[];
  all: boolean;
  passphrase: string;
  month: PlainMonth | null;
}>({ kind: 'roster', units: [], all: false, passphrase: '', month: null });

/** What came of it. */
export const outcome = $state<{
  busy: boolean;
  problem: Problem | null;
  sent: readonly SentFile[] | null;
}>({ busy: false, problem: null, sent: null });

/** What would be written; a workbook has nothing to count beforehand. */
export const previewSending = (
  kind: SendKind,
  units: readonly string[],
  all: boolean,
): Promise<Reply<readonly SendPreview[]>> =>
  kind === 'workbook' || units.length === 0
    ? Promise.resolve({ ok: true, value: [] })
    : ask('exchange.preview', { kind, units: [...units], all });

/** Writes it to a drive, or (null) into a folder that is asked for; nothing is said when the dialog was cancelled. */
export async function write(
  units: readonly string[],
  month: PlainMonth,
  drive: string | null,
): Promise<void> {
  leaveField();
  outcome.busy = true;
  outcome.problem = null;
  outcome.sent = null;
  const { kind, all, passphrase } = sending;
  const reply =
    kind === 'workbook'
      ? await ask('exchange.workbooks', { units: [...units], month, drive })
      : await ask('exchange.send', {
          kind,
          units: [...units],
          all,
          passphrase: passphrase === '' ? null : passphrase,
          drive,
        });
  outcome.busy = false;
  if (!reply.ok) outcome.problem = reply.problem.code === 'cancelled' ? null : reply.problem;
  else if (reply.value !== null) {
    outcome.sent = reply.value;
    sending.passphrase = '';
  }
}
