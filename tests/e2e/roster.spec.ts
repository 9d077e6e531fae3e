import { expect, test } from './fixtures.ts';
import { openDemo, openRoom } from './steps.ts';

test.beforeEach(async ({ window }) => {
  await openDemo(window);
  await openRoom(window, '名册与制度');
});

test('a person is found by initials, and gets a link that undo takes away', async ({ window }) => {
  await window.getByRole('searchbox').fill('lzy');
  await window.getByRole('listitem').getByRole('button', { name: '林致远' }).click();
  await expect(window.getByRole('heading', { name: '林致远' })).toBeVisible();

  await window.getByRole('button', { name: '添加联系点' }).click();
  const dialog = window.getByRole('dialog', { name: '添加联系点' });
  await dialog.getByRole('combobox', { name: '联系对象' }).fill('2026级药学1班');
  await window.getByRole('option', { name: '2026级药学1班' }).click();
  const since = dialog.getByLabel('联系起', { exact: true });
  await since.fill('3.9');
  await since.press('Tab');
  await expect(since).toHaveValue('3月9日 周一');
  await window.keyboard.press('Control+s');
  await expect(dialog).toBeHidden();
  const links = window.getByRole('region', { name: '联系点' });
  await expect(links.getByText('2026年3月9日起')).toBeVisible();

  await window.keyboard.press('Control+z');
  await expect(links.getByText('2026年3月9日起')).toHaveCount(0);
  await window.keyboard.press('Control+y');
  await expect(links.getByText('2026年3月9日起')).toBeVisible();
});

test('a second link to the same object at the same time is refused in words', async ({
  window,
}) => {
  await window.getByRole('listitem').getByRole('button', { name: '林致远' }).click();
  await window.getByRole('button', { name: '添加联系点' }).click();
  const dialog = window.getByRole('dialog', { name: '添加联系点' });
  await dialog.getByRole('combobox', { name: '联系对象' }).fill('护理学院党总支');
  await window.getByRole('option', { name: '护理学院党总支' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByRole('alert')).toContainText('已经联系这个对象');
});

test('a person is added with a post, removed and restored', async ({ window }) => {
  await window.getByRole('button', { name: '添加人员' }).click();
  const person = window.getByRole('dialog', { name: '添加人员' });
  await person.getByRole('button', { name: '保存' }).click();
  await expect(person.getByRole('alert')).toHaveText('请填写姓名。');
  await person.getByLabel('姓名').fill('单雨桐');
  await person.getByRole('button', { name: '保存' }).click();
  await expect(window.getByText('shanyutong · syt')).toBeVisible();

  await window.getByRole('button', { name: '添加任职' }).click();
  const post = window.getByRole('dialog', { name: '添加任职' });
  await post.getByLabel('职务').fill('副处长');
  await post.getByRole('combobox', { name: /^类别/u }).click();
  await window.getByRole('option', { name: '中层干部' }).click();
  await post.getByRole('combobox', { name: '单位' }).fill('教务处');
  await window.getByRole('option', { name: '教务处' }).click();
  await post.getByRole('button', { name: '保存' }).click();
  await expect(window.getByText('2026年11月21日起')).toBeVisible();

  await window.getByRole('button', { name: '变更记录' }).click();
  await expect(window.getByRole('dialog').getByText('今日').first()).toBeVisible();
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: '修改：副处长' }).click();
  await window.getByRole('dialog').getByRole('button', { name: '移入回收站' }).click();
  await expect(window.getByText('没有任职记录')).toBeVisible();
  await window.getByRole('tab', { name: '回收站' }).click();
  await window.getByRole('button', { name: /^恢复：.*副处长/u }).click();
  await expect(window.getByText('回收站是空的')).toBeVisible();
});

test('the holidays of a new year are entered once they are announced', async ({ window }) => {
  await window.getByRole('tab', { name: '校历与节假日' }).click();
  await expect(window.getByText(/^2027 年节假日尚未导入：/u)).toBeVisible();
  await window.getByRole('button', { name: '添加 2027 年' }).click();
  const dialog = window.getByRole('dialog', { name: '2027 年节假日' });
  await dialog.getByLabel('依据').fill('国务院办公厅关于2027年部分节假日安排的通知');
  await dialog.getByLabel('发文日期', { exact: true }).fill('11.20');
  const from = dialog.getByLabel('元旦 从', { exact: true });
  await from.fill('1.1');
  await from.press('Tab');
  await expect(from).toHaveValue('2027年1月1日 周五');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(window.getByRole('heading', { name: '2027 年' })).toBeVisible();
  await expect(window.getByText('节假日数据至 2027 年')).toBeVisible();
});

test('the policy reads as a document, with each demand beside its clause', async ({ window }) => {
  await window.getByRole('tab', { name: '制度' }).click();
  await expect(window.getByText('38 项要求')).toBeVisible();
  await window.getByLabel('只看有考核要求的条文').check();
  await window.getByRole('searchbox').fill('每月深入党支部');
  await expect(window.getByRole('region', { name: '每月深入党支部不少于1次' })).toContainText(
    '每月至少1次',
  );
});

test('a semester is corrected where it stands, and a year of holidays is added', async ({
  window,
}) => {
  await window.getByRole('tab', { name: '校历与节假日' }).click();
  const vacation = window.getByLabel('2026—2027学年第二学期 放假', { exact: true });
  await vacation.fill('7.9');
  await vacation.press('Enter');
  await expect(window.getByText('校历已保存')).toBeVisible();
  await expect(vacation, 'a day without a year lies in its semester').toHaveValue(
    '2027年7月9日 周五',
  );

  await window.getByRole('button', { name: '添加 2027 年' }).click();
  const dialog = window.getByRole('dialog', { name: '2027 年节假日' });
  await dialog.getByLabel('依据（通知名称与文号）').fill('示例通知（国办发明电〔2026〕0号）');
  await dialog.getByLabel('发文日期', { exact: true }).fill('11.20');
  const from = dialog.getByLabel('元旦 从', { exact: true });
  await from.fill('1.1');
  await from.press('Enter');
  const until = dialog.getByLabel('元旦 到', { exact: true });
  await expect(until, 'one day, until said otherwise').toHaveValue('2027年1月1日 周五');
  await until.fill('1.3');
  await until.press('Tab');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(window.getByText('元旦 1月1日—1月3日（3 天）').first()).toBeVisible();
  await expect(window.getByText('2027 年节假日尚未导入')).toHaveCount(0);
});
