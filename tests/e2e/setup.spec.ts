import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { openDemo, openRoom, rosterFile, willChoose } from './steps.ts';

test('a ledger is set up with the keyboard, and its rosters are imported from files', async ({
  window,
  electronApp,
}) => {
  await expect(window.getByText('第 1 步，共 5 步')).toBeVisible();
  await expect(window.getByText('台账保存在本机')).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('单位全称')).toBeFocused();

  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toHaveText('请填写单位全称。');
  await window.keyboard.type('示例卫生职业学院');
  await window.keyboard.press('Enter');

  await window.getByRole('checkbox').first().check();
  await window.keyboard.press('Escape');
  await expect(window.getByLabel('单位全称')).toHaveValue('示例卫生职业学院');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('checkbox').first()).toBeChecked();
  const second = window.getByRole('checkbox', { name: /东大党字/u });
  await second.check();
  await expect(window.getByText('中层干部：所选的两项制度都适用')).toBeVisible();
  await second.uncheck();
  await expect(window.getByText('中层干部：所选的两项制度都适用')).toHaveCount(0);
  await window.keyboard.press('Enter');

  await expect(window.getByText('2026—2027学年第一学期')).toBeVisible();
  const vacation = window.getByLabel('2026—2027学年第一学期 放假', { exact: true });
  await vacation.fill('2027.1.16');
  await vacation.press('Enter');
  await expect(vacation).toHaveValue('2027年1月16日 周六');
  await window.getByRole('button', { name: '建立台账' }).click();

  await expect(window.getByText('第 5 步，共 5 步')).toBeVisible();
  const files = [
    { kind: '人员', file: '名册.csv', rows: 38 },
    { kind: '联系对象', file: '联系对象.gb18030.csv', rows: 102 },
  ];
  for (const { kind, file, rows } of files) {
    await window.getByText(kind, { exact: true }).click();
    await willChoose(electronApp, rosterFile(file));
    await window.getByRole('button', { name: '选择文件' }).click();
    await expect(window.getByText(file)).toBeVisible();
    await window.getByRole('button', { name: `导入 ${String(rows)} 行` }).click();
    await expect(window.getByText(`已导入 ${String(rows)} 行`)).toBeVisible();
  }
  await window.getByText('校历', { exact: true }).click();
  await willChoose(electronApp, rosterFile('校历.csv'));
  await window.getByRole('button', { name: '选择文件' }).click();
  await expect(window.getByText('放假：2027-01-16 → 2027-01-17')).toBeVisible();
  await window.getByRole('button', { name: /^导入 \d+ 行$/u }).click();

  await window.getByRole('button', { name: '完成，进入工作台' }).click();
  await expect(window.getByText('已交 0 / 8 人').first()).toBeVisible();
  await expect(window.getByText('示例卫生职业学院 · 中心台账')).toBeVisible();
  await expect(window.getByText('2026—2027学年第一学期 第12周')).toBeVisible();
  await expect(window.getByText('2027 年节假日尚未导入')).toBeVisible();
});

test('a roster pasted from Excel is reviewed, written and taken back', async ({ window }) => {
  await openDemo(window);
  await openRoom(window, '名册与制度');
  await window.getByRole('button', { name: '导入……' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: '从 Excel 粘贴' }).click();
  await dialog
    .getByRole('textbox')
    .fill(
      '姓名\t部门\t类别\t职务\t任职起\n单雨桐\t教务处\t中层干部\t副处长\t2024-09-01\n\t教务处\t中层干部\t科长\t2024-09-01',
    );
  await dialog.getByRole('button', { name: '读取' }).click();
  await expect(dialog.getByText('单雨桐', { exact: false }).first()).toBeVisible();
  await dialog.getByText('有问题 1', { exact: true }).click();
  await expect(dialog.getByText('第 3 行', { exact: true })).toBeVisible();
  await expect(dialog.getByText('第 2 行', { exact: true })).toHaveCount(0);
  await dialog.getByRole('button', { name: '导入 1 行' }).click();
  await expect(dialog.getByText('已导入 1 行')).toBeVisible();
  await dialog.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(window.getByText(/^已撤销：/u)).toBeVisible();
  await window.keyboard.press('Escape');
  await window.getByRole('searchbox').fill('shanyutong');
  await expect(window.getByText('没有相符的人')).toBeVisible();
});

test('a file dragged onto the page is read', async ({ window }) => {
  await openDemo(window);
  await openRoom(window, '名册与制度');
  await window.getByRole('button', { name: '导入……' }).click();
  const text = readFileSync('resources/demo/名册.csv', 'utf8');
  const transfer = await window.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], '拖来的名册.csv'));
    return data;
  }, text);
  await window
    .getByRole('group', { name: '导入人员' })
    .dispatchEvent('drop', { dataTransfer: transfer });
  await expect(window.getByText('拖来的名册.csv')).toBeVisible();
  await expect(window.getByText('无变化 38', { exact: true })).toBeVisible();
  await expect(window.getByText('没有需要写入的内容')).toBeVisible();
});

test('the demo is marked, and leaves no trace when it is cleared', async ({ window }) => {
  await openDemo(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '清除示例数据' }).click();
  await window.getByRole('dialog').getByRole('button', { name: '清除示例数据' }).click();
  await expect(window.getByText('第 1 步，共 5 步')).toBeVisible();
});
