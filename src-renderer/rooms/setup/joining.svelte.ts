import type { JoinView } from '#api/exchange-views';
import type { Problem } from '#api/reply';
import type { Overview } from '#api/views';
import { ask } from '../../ask.ts';

/** The roster package a department's ledger shall be made from; nothing is written before it is compared. */
export const joining = $state<{
  view: JoinView | null;
  /** Why the file that was chosen last can't be used. */
  problem: Problem | null;
  passphrase: string;
  busy: boolean;
}>({
  view: null,
  problem: null,
  passphrase: '',
  busy: false,
});

const secret = (): string | null => (joining.passphrase === '' ? null : joining.passphrase);

async function look(file: string | null): Promise<void> {
  joining.busy = true;
  const reply = await ask('join.choose', { file, passphrase: file === null ? null : secret() });
  joining.busy = false;
  joining.problem = reply.ok ? null : reply.problem;
  if (reply.ok && reply.value !== null) joining.view = reply.value;
}

/** Asks for a package with a dialog. */
export async function chooseJoin(): Promise<void> {
  joining.passphrase = '';
  await look(null);
}

/** Opens the sealed one that was chosen with the passphrase typed. */
export async function openJoin(): Promise<void> {
  if (joining.view !== null) await look(joining.view.file);
}

/** Makes the ledger; null when that failed, and why was said. */
export async function createJoined(): Promise<Overview | null> {
  const { view } = joining;
  if (view === null) return null;
  const reply = await ask('join.create', {
    file: view.file,
    passphrase: secret(),
    fingerprint: view.fingerprint,
  });
  if (!reply.ok) {
    joining.problem = reply.problem;
    return null;
  }
  joining.problem = null;
  joining.view = null;
  joining.passphrase = '';
  return reply.value;
}
