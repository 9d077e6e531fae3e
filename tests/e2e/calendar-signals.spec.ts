import { ask, makeSchool } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { openRoom } from './steps.ts';

test('a signal is looked at, put away with a reason, and taken back', async ({ window }) => {
  const { zhou, lin } = await makeSchool(window);
  const same = '参加集体备课，交流技能考核标准，并就实训安排提出三点意见。';
  for (const person of [zhou, lin]) {
    await ask(window, 'entry.save', {
      id: null,
      happened: '2026-10-14',
      until: null,
      timeNote: '',
      amount: null,
      amountUnit: '',
      mode: 'face-to-face',
      participants: [{ person, role: 'attended' }],
      carriers: ['教研室'],
      object: null,
      objectText: '内科护理教研室',
      activities: ['集体备课'],
      summary: same,
      place: '',
      present: null,
      evidence: [],
      commendable: false,
      makeUp: null,
    });
    await ask(window, 'sheet.submit', { person, month: '2026-10' });
  }
  await window.reload();
  await openRoom(window, '合规日历');
  await window.getByRole('button', { name: '上个月' }).click();
  await window.getByText('疑点', { exact: true }).click();
  await expect(window.getByText('不是结论', { exact: false })).toBeVisible();
  const signal = window.getByRole('article').filter({ hasText: '文字雷同' }).first();
  await expect(signal).toBeVisible();
  await signal.getByRole('button', { name: '看过，没有问题……' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('请写明核实的情况。')).toBeVisible();
  await dialog.getByRole('textbox', { name: '核实情况' }).fill('两人同去一次活动，已核对签到表。');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await window.getByText('已看过 1', { exact: true }).click();
  await expect(window.getByRole('article')).toContainText('已核对签到表');
  await window.getByRole('button', { name: '重新列为待看' }).click();
  await expect(window.getByText('已看过 0', { exact: true })).toBeVisible();
});
