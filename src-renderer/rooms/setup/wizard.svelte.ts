import type { SetupProposal } from '#api/views';
import type { Semester } from '#domain/academic-calendar';
import { ask } from '../../ask.ts';
import { accept } from '../../state/overview.svelte.ts';
import { go } from '../../state/route.svelte.ts';
import { setup } from '../../state/setup.svelte.ts';
import { complain } from '../../state/toasts.svelte.ts';
import { createJoined, joining } from './joining.svelte.ts';
import { missingIn } from './missing.ts';
import { bindingsOf, stepsOf } from './steps.ts';
import type { Step, Use } from './steps.ts';

/** What has been chosen so far; nothing is written before the ledger is created after the fourth step. */
export const wizard = $state<{
  use: Use;
  step: Step;
  institution: string;
  policies: readonly string[];
  /** Ranks left out, by policy. */
  left: Readonly<Record<string, readonly string[]>>;
  semesters: readonly Semester[];
  proposal: SetupProposal | null;
  busy: boolean;
  error: string | null;
}>({
  use: 'office',
  step: 'use',
  institution: '',
  policies: [],
  left: {},
  semesters: [],
  proposal: null,
  busy: false,
  error: null,
});

/** Lets the clerk choose another folder for the ledger, then asks where it will be. */
export async function choosePlace(): Promise<void> {
  wizard.busy = true;
  const reply = await ask('app.place', null);
  wizard.busy = false;
  if (!reply.ok) {
    complain(reply.problem);
  } else if (reply.value !== null) {
    accept(reply.value);
    await propose();
  }
}

/** Asks what to propose; what was changed by hand already is kept. */
export async function propose(): Promise<void> {
  const reply = await ask('setup.proposal', null);
  if (!reply.ok) {
    complain(reply.problem);
    return;
  }
  wizard.proposal = reply.value;
  if (wizard.semesters.length === 0) wizard.semesters = reply.value.semesters;
  const [only] = reply.value.policies;
  if (reply.value.policies.length === 1 && only !== undefined) wizard.policies = [only.id];
}

async function create(): Promise<void> {
  wizard.busy = true;
  // Before the answer, since the `changed` event may arrive first and would end the wizard.
  setup.open = true;
  const reply = await ask('setup.create', {
    institution: wizard.institution.trim(),
    policies: [...wizard.policies],
    bindings: bindingsOf(wizard),
    semesters: $state.snapshot(wizard.semesters),
  });
  wizard.busy = false;
  if (!reply.ok) {
    setup.open = false;
    complain(reply.problem);
    return;
  }
  accept(reply.value);
  wizard.step = 'roster';
}

/** One step on; the fourth creates the ledger, the last leaves the wizard. */
export async function next(): Promise<void> {
  if (wizard.busy) return;
  wizard.error = missingIn(wizard, joining.view);
  if (wizard.error !== null) return;
  if (wizard.step === 'semesters') await create();
  else if (wizard.step === 'roster') leave();
  else if (wizard.step === 'join') await join();
  else {
    const steps = stepsOf(wizard.use);
    wizard.step = steps[steps.indexOf(wizard.step) + 1] ?? 'roster';
  }
}

/** One step back; a ledger once created is not taken back. */
export function back(): void {
  const steps = stepsOf(wizard.use);
  const index = steps.indexOf(wizard.step);
  wizard.error = null;
  if (index > 0 && wizard.step !== 'roster') wizard.step = steps[index - 1] ?? 'use';
}

/** Leaves the wizard for the first room. */
function leave(): void {
  setup.open = false;
  wizard.step = 'use';
  go('home');
}

/** Makes the ledger of a department from the package that was chosen, and leaves. */
async function join(): Promise<void> {
  wizard.busy = true;
  go('home');
  const overview = await createJoined();
  wizard.busy = false;
  if (overview === null) return;
  wizard.step = 'use';
  accept(overview);
}

/** Fills the new ledger with 示例数据 and leaves. */
export async function loadDemo(): Promise<void> {
  wizard.busy = true;
  // The window shows its rooms as soon as the ledger says it changed, perhaps before this answer is here:
  // where the clerk goes from then on is not ours to decide.
  go('home');
  const reply = await ask('demo.load', null);
  wizard.busy = false;
  if (!reply.ok) {
    complain(reply.problem);
    return;
  }
  setup.open = false;
  wizard.step = 'use';
  accept(reply.value);
}
