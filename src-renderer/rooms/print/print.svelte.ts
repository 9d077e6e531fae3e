import type { SheetList, SheetListItem } from '#api/views';
import type { Problem } from '#api/reply';
import { monthOf } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { ask, onChanged } from '../../ask.ts';
import { today } from '../../state/overview.svelte.ts';
import { complain } from '../../state/toasts.svelte.ts';
import { batch } from './batch.svelte.ts';
import { isHandedIn } from './print-rows.ts';

/** What a month's sheets look like before they are printed, of one form or of all. */
export interface PrintRows {
  readonly people: readonly SheetListItem[];
  /** Whether some form shown is owed in the month. */
  readonly owed: boolean;
}

/** Stands for every form of the policies. */
export const ALL_FORMS = 'all';

let month = $state('');
let form = $state('');
let list = $state.raw<PrintRows | null>(null);
let forms: readonly string[] = [];
/** Those left out; everyone else is printed. */
let left = $state.raw<readonly string[]>([]);
let shown = $state<string | null>(null);
let turn = 0;

const shownForms = (): readonly string[] => (form === ALL_FORMS ? forms : [form]);

const askRows = async (): Promise<PrintRows | Problem> => {
  const lists: SheetList[] = [];
  for (const one of shownForms()) {
    const reply = await ask('sheet.list', { form: one, month });
    if (!reply.ok) return reply.problem;
    lists.push(reply.value);
  }
  return { people: lists.flatMap((one) => one.people), owed: lists.some((one) => one.owed) };
};

const load = async (): Promise<void> => {
  if (form === '' || month === '') return;
  turn += 1;
  const mine = turn;
  const answer = await askRows();
  if (mine !== turn) return;
  if ('code' in answer) {
    complain(answer);
    list = null;
    return;
  }
  list = answer;
  if (answer.people.every((item) => item.person !== shown)) {
    shown = answer.people[0]?.person ?? null;
  }
};

const chosen = (): readonly string[] =>
  (list?.people ?? []).map((item) => item.person).filter((person) => !left.includes(person));

/** What is to be printed. */
export const print = {
  get month(): PlainMonth {
    return month;
  },
  get form(): string {
    return form;
  },
  get list(): PrintRows | null {
    return list;
  },
  get shown(): string | null {
    return shown;
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
  enter: async (asked: PlainMonth | undefined, known: readonly string[]): Promise<void> => {
    forms = known;
    const wanted = asked ?? (month === '' ? monthOf(today()) : month);
    if (form === '' || wanted !== month) {
      await print.choose({ month: wanted, form: form === '' ? (known[0] ?? ALL_FORMS) : form });
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
  saveMonth: (): Promise<void> => {
    const people = chosen();
    return batch.start({
      month,
      form: form === ALL_FORMS ? null : form,
      people: people.length === list?.people.length ? null : people,
    });
  },

  /** Keeps the list true; returns how to stop. */
  follow: (): (() => void) => {
    void load();
    return onChanged((areas) => {
      if (areas.includes('sheets') || areas.includes('roster')) void load();
    });
  },
};
