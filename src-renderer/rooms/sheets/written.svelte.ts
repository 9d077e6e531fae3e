import type { Asked } from '#api/contract';
import type { Problem } from '#api/reply';
import type { SheetView } from '#api/views';
import { ask } from '../../ask.ts';
import { complain, say } from '../../state/toasts.svelte.ts';
import type { Autosave } from './autosave.svelte.ts';
import { makeAutosave } from './autosave.svelte.ts';
import { sheetsText } from './text.ts';

/** What is written on the sheet itself. */
export type SheetWriting = Asked<'sheet.save'>;
/** What is written into the yearly declaration. */
export type DeclarationWriting = Asked<'declaration.save'>;

let sheet = $state.raw<SheetWriting | null>(null);
let declaration = $state.raw<DeclarationWriting | null>(null);

const saveSheet = async (): Promise<Problem | null> => {
  if (sheet === null) return null;
  const reply = await ask('sheet.save', sheet);
  return reply.ok ? null : reply.problem;
};

const saveDeclaration = async (): Promise<Problem | null> => {
  if (declaration === null) return null;
  const reply = await ask('declaration.save', declaration);
  return reply.ok ? null : reply.problem;
};

const sheetAutosave = makeAutosave(saveSheet);
const declarationAutosave = makeAutosave(saveDeclaration);

const settled = async (autosave: Autosave): Promise<boolean> => {
  const saved = await autosave.flush();
  if (!saved && autosave.problem !== null) complain(autosave.problem);
  return saved;
};

const sheetOf = (view: SheetView): SheetWriting => ({
  person: view.person,
  month: view.month,
  content: view.sheet?.content ?? '',
  zeroReason: view.sheet?.zeroReason ?? '',
});

const declarationOf = (view: SheetView): DeclarationWriting => ({
  person: view.person,
  academicYear: view.academicYear,
  jobFunction: view.declaration?.jobFunction ?? '',
  businessBody: view.declaration?.businessBody ?? '',
  personalStrength: view.declaration?.personalStrength ?? '',
  teacherCarriers: view.declaration?.teacherCarriers ?? '',
  studentCarriers: view.declaration?.studentCarriers ?? '',
  submit: false,
});

/** What is written on the sheet outside its entries: free content, the reason of a zero report, the declaration. */
export const written = {
  get sheet(): SheetWriting | null {
    return sheet;
  },
  get declaration(): DeclarationWriting | null {
    return declaration;
  },
  sheetAutosave,
  declarationAutosave,

  changeSheet: (part: Partial<Pick<SheetWriting, 'content' | 'zeroReason'>>): void => {
    if (sheet === null) return;
    sheet = { ...sheet, ...part };
    sheetAutosave.touch();
  },

  changeDeclaration: (part: Partial<DeclarationWriting>): void => {
    if (declaration === null) return;
    declaration = { ...declaration, ...part };
    declarationAutosave.touch();
  },

  /** Hands the declaration in, as it is written now. */
  handInDeclaration: async (): Promise<void> => {
    if (declaration === null || !(await settled(declarationAutosave))) return;
    const reply = await ask('declaration.save', { ...declaration, submit: true });
    if (reply.ok) say(sheetsText.declarationHandedIn);
    else complain(reply.problem);
  },

  /** Saves what is pending; whether all of it is in the ledger. */
  settle: async (): Promise<boolean> => {
    const both = await Promise.all([settled(sheetAutosave), settled(declarationAutosave)]);
    return both.every(Boolean);
  },

  /** Takes over what the ledger says, except where something is being typed. */
  follow: (view: SheetView): void => {
    const other = sheet?.person !== view.person || sheet.month !== view.month;
    if (other) {
      // What was still typed while the next sheet was on its way goes into the one it was typed on.
      void sheetAutosave.flush();
      void declarationAutosave.flush();
      sheetAutosave.reset();
      declarationAutosave.reset();
    }
    if (other || !sheetAutosave.pending) sheet = sheetOf(view);
    if (other || !declarationAutosave.pending) declaration = declarationOf(view);
  },
};
