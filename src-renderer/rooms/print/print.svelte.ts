import type { JobState, SheetList } from '#api/views';
import { monthOf } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { ask, onChanged } from '../../ask.ts';
import { today } from '../../state/overview.svelte.ts';
import { complain } from '../../state/toasts.svelte.ts';
import { isHandedIn } from './print-rows.ts';

let month = $state('');
let form = $state('');
let list = $state.raw<SheetList | null>(null);
/** Those left out; everyone else is printed. */
let left = $state.raw<readonly string[]>([]);
let shown = $state<string | null>(null);
let job = $state.raw<JobState | null>(null);
let turn = 0;

const load = async (): Promise<void> => {
  if (form === '' || month === '') return;
  turn += 1;
  const mine = turn;
  const reply = await ask('sheet.list', { form, month });
  if (mine !== turn) return;
  if (!reply.ok) complain(reply.problem);
  list = reply.ok ? reply.value : null;
  if (list?.people.every((item) => item.person !== shown) === true) {
    shown = list.people[0]?.person ?? null;
  }
};

const follow = async (): Promise<void> => {
  if (!job?.running) return;
  const { id } = job;
  const reply = await ask('job.state', { id });
  if (reply.ok && job.id === id) job = reply.value;
};

const chosen = (): readonly string[] =>
  (list?.people ?? []).map((item) => item.person).filter((person) => !left.includes(person));

/** What is to be printed, and the batch that is running or was last. */
export const print = {
  get month(): PlainMonth {
    return month;
  },
  get form(): string {
    return form;
  },
  get list(): SheetList | null {
    return list;
  },
  get shown(): string | null {
    return shown;
  },
  get job(): JobState | null {
    return job;
  },
  get chosen(): readonly string[] {
    return chosen();
  },
  isChosen: (person: string): boolean => !left.includes(person),

  /** Shows a form and month; everyone is chosen again. */
  choose: async (part: { readonly month?: PlainMonth; readonly form?: string }): Promise<void> => {
    month = part.month ?? month;
    form = part.form ?? form;
    left = [];
    await load();
  },

  /** Shows the month and form the room was opened with; else those shown last, or this month. */
  enter: async (asked: PlainMonth | undefined, ofForm: string): Promise<void> => {
    const wanted = asked ?? (month === '' ? monthOf(today()) : month);
    if (form === '' || wanted !== month) {
      await print.choose({ month: wanted, form: form === '' ? ofForm : form });
    }
  },

  show: (person: string): void => {
    shown = person;
  },

  toggle: (person: string): void => {
    left = left.includes(person) ? left.filter((other) => other !== person) : [...left, person];
  },

  chooseAll: (all: boolean): void => {
    left = all ? [] : (list?.people ?? []).map((item) => item.person);
  },

  chooseHandedIn: (): void => {
    left = (list?.people ?? []).filter((item) => !isHandedIn(item)).map((item) => item.person);
  },

  /** Writes the chosen sheets of the month into a folder the clerk picks. */
  saveMonth: async (): Promise<void> => {
    const people = chosen();
    const everyone = people.length === (list?.people.length ?? 0);
    const reply = await ask('document.month', { month, form, people: everyone ? null : people });
    if (!reply.ok) complain(reply.problem);
    else if (reply.value !== null) {
      job = reply.value;
      await follow();
    }
  },

  cancel: async (): Promise<void> => {
    if (job === null) return;
    const reply = await ask('job.cancel', { id: job.id });
    if (reply.ok) job = reply.value;
    else complain(reply.problem);
  },

  putAway: (): void => {
    job = null;
  },

  openFolder: async (): Promise<void> => {
    if (job === null) return;
    const reply = await ask('file.open', { id: job.folder.id });
    if (!reply.ok) complain(reply.problem);
  },

  /** Keeps the list and the batch true; returns how to stop. */
  follow: (): (() => void) => {
    void load();
    void follow();
    return onChanged((areas) => {
      if (areas.includes('sheets') || areas.includes('roster')) void load();
      if (areas.includes('jobs')) void follow();
    });
  },
};
