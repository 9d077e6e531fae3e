import { expect, test } from 'vitest';
import type { HandIn } from '#domain/exchange/hand-in';
import { read, readOne, visitOf } from './hand-in-help.ts';

const whose = (handIn: Partial<HandIn>): unknown => {
  const { data, doubts } = readOne({ visits: [visitOf()], ...handIn });
  const asked = doubts.find(({ field }) => field === 'participants');
  return asked === undefined
    ? data?.participants
    : { asked: asked.options.map(({ value }) => value), name: asked.name?.text };
};

const attended = (person: string): unknown => [{ person, role: 'attended' }];

test.each<[string, Partial<HandIn>, unknown]>([
  ['name and title', { title: '副院长' }, attended('p1')],
  ['name and unit', { title: '', unit: '学生工作部' }, attended('p2')],
  ['name and unit with title in one', { title: '学生工作部系主任' }, attended('p2')],
  [
    'name with blanks and one of two titles',
    { name: '尉迟 明远', title: '教授、副院长' },
    attended('p1'),
  ],
  ['the id of the file', { personId: 'p2' }, attended('p2')],
  [
    'the id of the file, renamed',
    { personId: 'p2', name: '周若溪', title: '副处长' },
    attended('p4'),
  ],
  ['a name alone', { title: '' }, { asked: ['p1', 'p2'], name: '尉迟明远' }],
  [
    'title and unit of two',
    { unit: '学生工作部' },
    { asked: ['p1', 'p2'], name: '尉迟明远 副院长 学生工作部' },
  ],
  ['one name alone', { name: '周若溪', title: '' }, { asked: ['p4'], name: '周若溪' }],
  [
    'a title of before the month',
    { name: '欧阳听雨', title: '科长' },
    { asked: ['p3'], name: '欧阳听雨 科长' },
  ],
  ['a title of the month', { name: '欧阳听雨', title: '处长' }, attended('p3')],
  ['an unknown name', { name: '周某', title: '处长' }, { asked: ['p4'], name: '周某 处长' }],
  ['no name', { name: '', title: '' }, { asked: ['p1', 'p2', 'p3', 'p4'], name: undefined }],
])('%s', (_, handIn, expected) => {
  expect(whose(handIn)).toEqual(expected);
});

test('a name that was decided on before is not asked again', () => {
  const remembered = (kind: string, text: string): string | undefined =>
    kind === 'person' && text === '尉迟明远' ? 'p2' : undefined;
  const [entry] = read({ title: '', visits: [visitOf()] }, { remembered });
  expect(entry).toMatchObject({ data: { participants: attended('p2') }, doubts: [] });
});

test('the person is asked for in every row of the form, also where the reader was unsure', () => {
  const doubts = [{ field: 'person' as const, text: '姓名处写了两个人' }];
  const rows = read({ visits: [visitOf()], zeroReason: '外出', doubts });
  expect(rows.map((row) => row.doubts)).toMatchObject([
    [{ field: 'participants', text: '姓名处写了两个人' }],
    [{ field: 'person', text: '姓名处写了两个人' }],
  ]);
});
