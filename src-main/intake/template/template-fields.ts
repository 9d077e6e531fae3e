import { TemplateRefusal } from './template-refusal.ts';

/** Fields that look at nothing but the document itself and the day, as paper does. */
const HARMLESS: ReadonlySet<string> = new Set([
  'PAGE',
  'NUMPAGES',
  'SECTION',
  'SECTIONPAGES',
  'SYMBOL',
  'EQ',
  'ADVANCE',
  'SEQ',
  'DATE',
  'TIME',
  '',
]);

/** What of a code is told to the clerk. */
const shown = (code: string): string => code.replace(/\s+/gu, ' ').trim().slice(0, 40);

/** The code of a field, once it is whole. Throws a {@link TemplateRefusal} for one that looks or acts outside. */
export const checkFieldCode = (code: string): void => {
  const [name = ''] = code.trim().split(/[\s\\"]/u);
  if (!HARMLESS.has(name.toUpperCase())) throw new TemplateRefusal('field', shown(code));
  if (/\{\{|\}\}|｛|｝/u.test(code)) throw new TemplateRefusal('field-tag', shown(code));
};

/** Puts a field's code together from the runs it is written in; one that is nested in a code is refused. */
export interface FieldCodes {
  /** `begin`, `separate` or `end`. */
  readonly sign: (type: string | undefined) => void;
  /** Text of a code, or of a run that may stand inside one. */
  readonly text: (text: string, isCode: boolean) => void;
  readonly end: () => void;
}

/** The codes of one part. */
export const fieldCodes = (): FieldCodes => {
  /** For each open field its code, or null once its result is written. */
  const open: (string | null)[] = [];
  let stray = '';
  const close = (): void => {
    const last = open.at(-1);
    if (typeof last === 'string') checkFieldCode(last);
  };
  return {
    sign: (type) => {
      if (type === 'begin') {
        const last = open.at(-1);
        if (typeof last === 'string') throw new TemplateRefusal('field', `${shown(last)} { … }`);
        open.push('');
      } else if (type === 'separate') {
        close();
        if (open.length > 0) open[open.length - 1] = null;
      } else if (type === 'end') {
        close();
        open.pop();
      }
    },
    text: (text, isCode) => {
      const last = open.at(-1);
      if (typeof last === 'string') open[open.length - 1] = last + text;
      else if (isCode) stray += text;
    },
    end: () => {
      for (const code of open) if (code !== null) checkFieldCode(code);
      checkFieldCode(stray);
    },
  };
};
