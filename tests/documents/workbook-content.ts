import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { parsePolicy } from '#domain/policy/parser';
import type { WorkbookContent } from '#documents/workbook/content';
import type { FormWords } from '#domain/exchange/hand-in';

/** The forms of the shipped policies, as the services would hand them to a reader. */
export const FORMS: readonly FormWords[] = ['fj-2021-31', 'neu-2020-82'].flatMap((name) => {
  const file = fileURLToPath(new URL(`../../resources/policies/${name}.json`, import.meta.url));
  const parsed = parsePolicy(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(`${name} doesn't read`);
  const { policy } = parsed;
  const carriers = policy.carriers.map(({ id, label }) => ({ id, labels: [label] }));
  return policy.forms.map((form) => ({ policy: policy.id, form, carriers }));
});

const [leaders] = FORMS;
if (leaders === undefined) throw new Error('No form');

/** The carriers of the first form, which the tests call by their place. */
export const CARRIERS = leaders.carriers.map(({ id, labels }) => ({ id, label: labels[0] ?? id }));

const carrier = (at: number): string => CARRIERS[at]?.id ?? '';

const NOTHING = {
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: 'face-to-face',
  place: '',
  present: null,
} as const;

/** A month of a unit with everything that is hard: namesakes, formulas, line breaks, spans, several carriers. */
export const CONTENT: WorkbookContent = {
  institution: '明德学院',
  ledger: '01890000-0000-7000-8000-000000000001',
  unit: { id: 'unit-1', name: '护理学院' },
  month: '2026-10',
  people: [
    { id: 'p-1', name: '李响', label: '李响（党总支书记）', hasContent: false, sheet: null },
    {
      id: 'p-2',
      name: '李响',
      label: '李响（副院长）',
      hasContent: true,
      sheet: { base: 'd'.repeat(64), content: '=一、听课\n二、谈心', zeroReason: '' },
    },
    { id: 'p-3', name: '欧阳·阿依古丽', label: '欧阳·阿依古丽', hasContent: false, sheet: null },
  ],
  carriers: CARRIERS,
  objects: [
    { id: 'o-1', name: '护理一班', kind: '班级' },
    { id: 'o-2', name: '护理一班', kind: '社团' },
    { id: 'o-3', name: '"飞扬" & <朗诵>社', kind: '社团' },
  ],
  entries: [
    {
      ...NOTHING,
      id: 'e-1',
      base: 'a'.repeat(64),
      person: 'p-2',
      day: '2026-10-09',
      timeNote: '上午',
      amount: 0.5,
      amountUnit: '天',
      carriers: [carrier(0)],
      object: '护理一班',
      objectId: 'o-2',
      summary: '列席总支委员会。\n会后与两名委员谈话 < & > "引号"',
      place: '实训楼 302',
      present: 32,
    },
    {
      ...NOTHING,
      id: 'e-2',
      base: 'b'.repeat(64),
      person: 'p-1',
      day: '2026-10-12',
      until: '2026-10-14',
      carriers: [carrier(1), carrier(2)],
      mode: 'online',
      object: '没有登记的对象',
      objectId: null,
      summary: '=HYPERLINK("http://example.invalid","点这里")',
      place: '+86 办公室',
    },
    {
      ...NOTHING,
      id: 'e-3',
      base: 'c'.repeat(64),
      person: 'p-3',
      day: '2026-10-31',
      carriers: [carrier(3)],
      object: '@SUM(A1:A9)',
      objectId: null,
      summary: `-1+2 ${'很长的简况，'.repeat(200)}𠮷_x000D_尾`,
    },
  ],
};
