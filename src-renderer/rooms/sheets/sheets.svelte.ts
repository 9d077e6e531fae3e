import type { Problem } from '#api/reply';
import type { EntryView, SheetList, SheetView } from '#api/views';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import { ask } from '../../ask.ts';
import { leaveField } from '../../state/leaving.ts';
import { today } from '../../state/overview.svelte.ts';
import { roster } from '../../state/roster.svelte.ts';
import type { Params } from '../../state/route.svelte.ts';
import { editor } from './editor.svelte.ts';
import { proposedDay } from './entry-form.ts';
import { firstForm, formOfPerson } from './sheet-forms.ts';
import { goOn, keyed } from './sheet-months.ts';
import { isLocked, isOf, isSame, nowhere } from './shown.ts';
import type { Shown } from './shown.ts';
import { written } from './written.svelte.ts';

let shown = $state.raw<Shown>(nowhere);
/** Where the clerk is on the way to; the same as shown when nothing is under way. */
let wanted = nowhere;
let list = $state.raw<SheetList | null>(null);
let view = $state.raw<SheetView | null>(null);
let problem = $state.raw<Problem | null>(null);
const turns = { list: 0, view: 0, move: 0 };

const loadList = async (): Promise<void> => {
  if (shown.form === '') return;
  turns.list += 1;
  const mine = turns.list;
  const reply = await ask('sheet.list', { form: shown.form, month: shown.month });
  if (mine !== turns.list) return;
  list = reply.ok ? reply.value : null;
  problem = reply.ok ? null : reply.problem;
};

const loadView = async (): Promise<void> => {
  turns.view += 1;
  const mine = turns.view;
  if (shown.person === null) {
    view = null;
    return;
  }
  const reply = await ask('sheet.open', { person: shown.person, month: shown.month });
  if (mine !== turns.view) return;
  if (reply.ok) {
    problem = null;
    sheets.accept(reply.value);
  } else {
    view = null;
    problem = reply.problem;
  }
};

/** Saves everything typed; whether all of it is in the ledger. */
const settle = async (): Promise<boolean> => {
  const both = await Promise.all([editor.settle(), written.settle()]);
  return both.every(Boolean);
};

/** Moves to another sheet, once what is typed on this one is in the ledger. Of several wishes in one breath, all count. */
const move = async (wish: Partial<Shown>): Promise<boolean> => {
  wanted = keyed({ ...wanted, ...wish });
  turns.move += 1;
  const mine = turns.move;
  const saved = await settle();
  if (mine !== turns.move) return false;
  if (!saved) {
    wanted = shown;
    return false;
  }
  leaveField();
  editor.discard();
  const otherList = wanted.form !== shown.form || wanted.month !== shown.month || list === null;
  shown = wanted;
  if (otherList) await loadList();
  if (mine !== turns.move) return false;
  const people: readonly { readonly person: string }[] = list?.people ?? [];
  if (!people.some((item) => item.person === shown.person)) {
    shown = { ...shown, person: people[0]?.person ?? null };
  }
  wanted = shown;
  await loadView();
  return true;
};

/** The sheet on screen, the list it was chosen from, and what can be done with it. */
export const sheets = {
  get form(): string {
    return shown.form;
  },
  get month(): PlainMonth {
    return shown.month;
  },
  get person(): string | null {
    return shown.person;
  },
  get list(): SheetList | null {
    return list;
  },
  get view(): SheetView | null {
    return view;
  },
  get problem(): Problem | null {
    return problem;
  },
  settle,

  chooseForm: (form: string): Promise<boolean> => move({ form, person: null, month: goOn(shown) }),
  chooseMonth: (month: PlainMonth): Promise<boolean> => move({ month }),
  choosePerson: (person: string): Promise<boolean> => move({ person }),

  /** Opens what the room was asked for: a person, a month, an entry, or a new one in a row on a day. */
  enter: async (params: Params): Promise<void> => {
    const asked = params.month ?? goOn(shown);
    const person = params.person ?? shown.person;
    const form =
      formOfPerson(roster.current, person, asked) ??
      (shown.form === '' ? firstForm(roster.current) : shown.form);
    const wish = keyed({ form, month: asked, person });
    // What happened while the room was left is not on screen yet.
    if (view !== null && isSame(shown, wish)) await sheets.again();
    else if (!(await move(wish))) return;
    const entry = view?.entries.find((one) => one.entry.id === params.entry);
    if (entry !== undefined) await sheets.openEntry(entry, entry.entry.carriers[0] ?? '');
    else if (params.carrier !== undefined) await sheets.addEntry(params.carrier, params.day);
  },

  /** Asks again for what is on screen. */
  again: async (): Promise<void> => {
    await Promise.all([loadList(), loadView()]);
  },

  openEntry: async (entry: EntryView, row: string): Promise<void> => {
    if (isOf(shown, view)) await editor.open(entry, row);
  },

  addEntry: async (row: string, day?: PlainDate): Promise<void> => {
    if (isOf(shown, view) && !isLocked(view))
      await editor.start(view, row, proposedDay(view, today(), day));
  },

  /** Takes over a view that another answer brought along, if it is of the sheet on screen. */
  accept: (fresh: SheetView): void => {
    if (!isOf(shown, fresh)) return;
    turns.view += 1;
    view = fresh;
    written.follow(fresh);
    editor.follow(fresh);
  },
};
