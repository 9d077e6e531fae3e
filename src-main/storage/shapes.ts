import type { Kind, Records } from './records.ts';
import type { RecordTable } from './tables.ts';

/** How a property is kept: as text, as a number, as 0/1, or as JSON text. */
export type Column = 'text' | 'number' | 'flag' | 'json';

/** How a kind of record lies in its table. Columns are called like the properties, `id` first. */
export interface Shape<K extends Kind> {
  readonly table: RecordTable;
  /** Every property but the id, in the order in which history writes them. */
  readonly columns: Readonly<Record<Property<K>, Column>>;
  /**
   * Properties that came with a later migration, and what they are in records from before it. History leaves out
   * such a property while it is that, so that its texts of then and of today stay the same, byte by byte.
   */
  readonly later?: Readonly<Partial<Records[K]>>;
  /** Properties that hold another record's id, or null. */
  readonly references: Readonly<Partial<Record<Property<K>, Kind>>>;
  /** Lists whose items name a person as `person`. */
  readonly people?: readonly Property<K>[];
  /** Order of reading; the id decides what is left. */
  readonly order: readonly Property<K>[];
}

type Property<K extends Kind> = Exclude<keyof Records[K], 'id'>;

export const SHAPES: { readonly [K in Kind]: Shape<K> } = {
  unit: {
    table: 'unit',
    columns: { name: 'text', kind: 'text', parent: 'text', liaison: 'text' },
    references: { parent: 'unit' },
    order: [],
  },
  person: {
    table: 'person',
    columns: { name: 'text', pinyin: 'text', initials: 'text', attributes: 'json' },
    later: { attributes: [] },
    references: {},
    order: [],
  },
  post: {
    table: 'post',
    columns: {
      person: 'text',
      unit: 'text',
      rank: 'text',
      title: 'text',
      since: 'text',
      until: 'text',
      flags: 'json',
    },
    references: { person: 'person', unit: 'unit' },
    order: ['since'],
  },
  object: {
    table: 'contact_object',
    columns: {
      kind: 'text',
      name: 'text',
      unit: 'text',
      cohort: 'number',
      note: 'text',
      since: 'text',
      until: 'text',
      counsellor: 'text',
      contact: 'text',
      size: 'number',
    },
    later: { counsellor: '', contact: '', size: null },
    references: { unit: 'unit' },
    order: [],
  },
  link: {
    table: 'link',
    columns: { person: 'text', object: 'text', since: 'text', until: 'text', origin: 'text' },
    references: { person: 'person', object: 'object' },
    order: ['since'],
  },
  exemption: {
    table: 'exemption',
    columns: { person: 'text', from: 'text', until: 'text', reason: 'text', approver: 'text' },
    references: { person: 'person' },
    order: ['from'],
  },
  declaration: {
    table: 'declaration',
    columns: {
      person: 'text',
      academicYear: 'text',
      jobFunction: 'text',
      businessBody: 'text',
      personalStrength: 'text',
      teacherCarriers: 'text',
      studentCarriers: 'text',
      received: 'text',
    },
    references: { person: 'person' },
    order: ['academicYear'],
  },
  entry: {
    table: 'entry',
    columns: {
      happened: 'text',
      until: 'text',
      timeNote: 'text',
      amount: 'number',
      amountUnit: 'text',
      mode: 'text',
      participants: 'json',
      carriers: 'json',
      object: 'text',
      objectText: 'text',
      activities: 'json',
      summary: 'text',
      place: 'text',
      present: 'number',
      evidence: 'json',
      commendable: 'flag',
      status: 'text',
      returnReason: 'text',
      submitted: 'text',
      received: 'text',
      created: 'text',
      makeUp: 'json',
    },
    later: { makeUp: null },
    references: { object: 'object' },
    people: ['participants'],
    order: ['happened'],
  },
  sheet: {
    table: 'sheet',
    columns: {
      person: 'text',
      month: 'text',
      content: 'text',
      zeroReason: 'text',
      status: 'text',
      submitted: 'text',
      received: 'text',
    },
    references: { person: 'person' },
    order: ['month'],
  },
  semester: {
    table: 'semester',
    columns: { academicYear: 'text', ordinal: 'number', firstDay: 'text', vacationFrom: 'text' },
    references: {},
    order: ['firstDay'],
  },
  'holiday-year': {
    table: 'holiday_year',
    columns: { year: 'number', source: 'text', issued: 'text', holidays: 'json', workdays: 'json' },
    references: {},
    order: ['year'],
  },
  policy: {
    table: 'policy',
    columns: { effectiveFrom: 'text', effectiveUntil: 'text', document: 'text' },
    references: {},
    order: ['effectiveFrom'],
  },
  setting: { table: 'setting', columns: { value: 'json' }, references: {}, order: [] },
  issue: {
    table: 'issue',
    columns: {
      raised: 'text',
      person: 'text',
      entry: 'text',
      text: 'text',
      kind: 'text',
      weight: 'text',
      unit: 'text',
      steps: 'json',
    },
    references: { person: 'person', entry: 'entry', unit: 'unit' },
    order: ['raised'],
  },
  'month-lock': {
    table: 'month_lock',
    columns: { at: 'text', note: 'text' },
    references: {},
    order: [],
  },
  'lock-exception': {
    table: 'lock_exception',
    columns: {
      month: 'text',
      person: 'text',
      reason: 'text',
      approver: 'text',
      from: 'text',
      until: 'text',
    },
    references: { person: 'person' },
    order: ['from'],
  },
  printing: {
    table: 'printing',
    columns: {
      person: 'text',
      month: 'text',
      edition: 'number',
      fingerprint: 'text',
      at: 'text',
    },
    references: { person: 'person' },
    order: ['month', 'edition'],
  },
  dismissal: {
    table: 'dismissal',
    columns: { reason: 'text', by: 'text', at: 'text' },
    references: {},
    order: ['at'],
  },
  reason: {
    table: 'reason',
    columns: {
      rule: 'text',
      person: 'text',
      from: 'text',
      until: 'text',
      text: 'text',
      at: 'text',
    },
    references: { person: 'person' },
    order: ['from'],
  },
  reminder: {
    table: 'reminder',
    columns: {
      kind: 'text',
      issued: 'text',
      number: 'text',
      unit: 'text',
      person: 'text',
      due: 'text',
      items: 'json',
    },
    references: { unit: 'unit', person: 'person' },
    people: ['items'],
    order: ['issued'],
  },
  partner: {
    table: 'partner',
    columns: {
      installation: 'text',
      publicKey: 'text',
      fingerprint: 'text',
      name: 'text',
      pinned: 'text',
    },
    references: {},
    order: [],
  },
  delivery: {
    table: 'delivery',
    columns: {
      direction: 'text',
      kind: 'text',
      partner: 'text',
      installation: 'text',
      sequence: 'number',
      previous: 'text',
      acknowledges: 'text',
      made: 'text',
      at: 'text',
      file: 'text',
      digest: 'text',
      counts: 'json',
      upTo: 'number',
    },
    references: {},
    order: ['at'],
  },
  conflict: {
    table: 'conflict',
    columns: {
      type: 'text',
      kind: 'text',
      record: 'text',
      partner: 'text',
      delivery: 'text',
      at: 'text',
      theirs: 'json',
      base: 'json',
      fields: 'json',
      settled: 'json',
    },
    references: {},
    order: ['at'],
  },
  match: {
    table: 'match',
    columns: { type: 'text', kind: 'text', text: 'text', target: 'text', at: 'text' },
    references: {},
    order: ['at'],
  },
};

/** Every kind, in an order in which what is referred to comes first. */
export const KINDS: readonly Kind[] = Object.keys(SHAPES) as Kind[];
