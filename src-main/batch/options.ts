import type { DocumentFormat } from '#api/document-contract';
import { addMonths, isPlainMonth, monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';
import { DATA_FOLDER, OPTIONS, optionList, REPEATED, SWITCH } from './option-words.ts';

/** What is done with a document's file that is there already. */
export type Existing = 'both' | 'replace' | 'skip';

/** Documents to be written. */
export interface DocumentOrder {
  /** As given: titles, kinds or groups of the offers. Not empty. */
  readonly names: readonly string[];
  readonly month: PlainMonth;
  /** null: each document's usual one. */
  readonly period: PeriodKind | null;
  readonly into: string;
  readonly format: DocumentFormat;
  readonly existing: Existing;
}

/** What a run is to do. */
export interface BatchOrder {
  /** Files, and folders that hold them. */
  readonly imports: readonly string[];
  readonly documents: DocumentOrder | null;
}

/** Where a run tells what it did. */
export interface ReportOrder {
  readonly report: string | null;
  readonly json: boolean;
}

/** A command line, understood. */
export type Parsed = ReportOrder & {
  /** Folder of the ledger; null for the app's own. */
  readonly ledger: string | null;
} & (
    | { readonly kind: 'run'; readonly order: BatchOrder }
    | { readonly kind: 'help' }
    /** Everything that is wrong with it, a sentence each; nothing may be done. */
    | { readonly kind: 'refused'; readonly why: readonly string[] }
  );

/** Switches of Chromium and Electron that may stand beside ours; they mean nothing here. */
const OF_THE_RUNTIME = /^--(?:no-sandbox|lang=.*|disable-gpu|headless|ozone-platform.*)$/u;

const PERIODS: Readonly<Record<string, PeriodKind>> = {
  月: 'month',
  季度: 'quarter',
  半年: 'half-year',
  学期: 'semester',
  学年: 'academic-year',
  年: 'calendar-year',
  年度: 'calendar-year',
};

const periodOf = (text: string): PeriodKind | undefined =>
  PERIODS[text] ?? Object.values(PERIODS).find((kind) => kind === text);

const monthIn = (text: string, today: PlainDate): PlainMonth | undefined => {
  if (text === '本月') return monthOf(today);
  if (text === '上月') return addMonths(monthOf(today), -1);
  const [, year, month = ''] = /^(\d{4})(?:-|年)(\d{1,2})月?$/u.exec(text) ?? [];
  const found = `${year ?? ''}-${month.padStart(2, '0')}`;
  return isPlainMonth(found) ? found : undefined;
};

const FORMATS: readonly DocumentFormat[] = ['docx', 'pdf', 'xlsx'];
const EXISTING: readonly Existing[] = ['both', 'replace', 'skip'];

/** Values by option, and what can't be understood at all. */
const gathered = (words: readonly string[]) => {
  const values = new Map<string, string[]>();
  const why: string[] = [];
  for (const word of words) {
    if (word === SWITCH || OF_THE_RUNTIME.test(word)) continue;
    const [, name = '', mark, value = ''] = /^--([^=]*)(=)?(.*)$/su.exec(word) ?? [];
    const known = name === DATA_FOLDER ? OPTIONS.ledger : OPTIONS[name as keyof typeof OPTIONS];
    if (!Object.hasOwn(OPTIONS, name) && name !== DATA_FOLDER)
      why.push(
        word.startsWith('--')
          ? `没有“--${name}”这个选项。可用的选项：${optionList()}。`
          : `“${word}”不是选项。选项和它的值之间用等号，不留空格，例如 --month=2026-10；路径里有空格的，整个选项加引号。`,
      );
    else if (known.value === null && mark !== undefined) why.push(`“--${name}”后面不写值。`);
    else if (known.value !== null && value === '')
      why.push(`“--${name}”没有写值。写法：--${name}=${known.value}。`);
    else if (value.includes('"'))
      why.push(`“--${name}”的值里有引号：路径末尾的反斜杠和引号连在了一起。请去掉末尾的反斜杠。`);
    else values.set(name, [...(values.get(name) ?? []), value]);
  }
  for (const [name, given] of values)
    if (given.length > 1 && !REPEATED.has(name)) why.push(`“--${name}”写了不止一次，只能写一次。`);
  return { values, why };
};

/** Whether a command line asks for a run without a window. */
export const isBatch = (words: readonly string[]): boolean => words.includes(SWITCH);

/**
 * Reads a command line, without the program's own name. Everything that is wrong is named at once: who sets up a
 * scheduled run shouldn't have to try again for each mistake.
 */
export const parseOptions = (words: readonly string[], today: PlainDate): Parsed => {
  const { values, why } = gathered(words);
  const one = (name: string): string | null => values.get(name)?.[0] ?? null;
  const choice = <Value>(
    name: keyof typeof OPTIONS,
    read: (text: string) => Value | undefined,
  ): Value | null => {
    const text = one(name);
    if (text === null) return null;
    const value = read(text);
    if (value === undefined) why.push(`“--${name}=${text}”不对。${OPTIONS[name].about}`);
    return value ?? null;
  };

  const month = choice('month', (text) => monthIn(text, today));
  const period = choice('period', periodOf);
  const format = choice('format', (text) => FORMATS.find((known) => known === text));
  const existing = choice('existing', (text) => EXISTING.find((known) => known === text));
  const names = (one('documents') ?? '')
    .split(/[,，]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const imports = values.get('import') ?? [];
  const into = one('into');

  const [ledger, folder] = [one('ledger'), one(DATA_FOLDER)];
  if (ledger !== null && folder !== null && ledger !== folder)
    why.push(`“--ledger”和“--${DATA_FOLDER}”指的是两个文件夹。只写一个。`);
  // What seems to be missing may be what was misspelt.
  const isUnderstood = why.length === 0;
  if (isUnderstood && values.has('documents')) {
    if (names.length === 0) why.push(`“--documents”没有写名称。${OPTIONS.documents.about}`);
    if (!values.has('month'))
      why.push('要写文件，就要写明哪个月：--month=上月，或 --month=2026-10。');
    if (into === null) why.push('要写文件，就要写明写到哪里：--into=文件夹。');
  } else if (isUnderstood) {
    for (const name of ['month', 'period', 'into', 'format', 'existing'] as const)
      if (values.has(name)) why.push(`“--${name}”要和“--documents”一起用：没有写明要写哪些文件。`);
    if (imports.length === 0)
      why.push(
        '没有写明要做什么。收文件写 --import=文件或文件夹；写文件写 --documents=名称 --month=上月 --into=文件夹。',
      );
  }

  const common = {
    ledger: ledger ?? folder,
    report: one('report'),
    json: values.has('json'),
  };
  if (values.has('help')) return { ...common, kind: 'help' };
  if (why.length > 0) return { ...common, kind: 'refused', why };
  const documents =
    month === null || into === null
      ? null
      : {
          names,
          month,
          period,
          into,
          format: format ?? 'docx',
          existing: existing ?? 'skip',
        };
  return { ...common, kind: 'run', order: { imports, documents } };
};
