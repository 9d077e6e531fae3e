import { CARRIER_SEPARATOR, EMPTY_ROWS, WORKBOOK_SHEETS } from '#domain/exchange/workbook-format';
import { monthText } from '#domain/plain-date';
import { textCell } from '../xlsx-cells.ts';
import { heightOf } from '../xlsx-sheet.ts';
import type { Styles } from '../xlsx-styles.ts';
import type { WorkbookContent } from './content.ts';
import { millimetres } from './looks.ts';

const lines = ({ institution, unit, month }: WorkbookContent): readonly string[] => [
  '填表说明',
  `本表由${institution}下发，供${unit.name}填报${monthText(month)}的联系师生工作记录。`,
  `一、在“填报”表里填写，每行一次活动；后面已留 ${EMPTY_ROWS} 个空行。已经有的行是台账里现有的记录，有错的直接改正。`,
  '二、姓名、载体、联系对象、方式从下拉列表中选择。重名的，姓名后注有职务。列表里没有的联系对象，可以直接写名称；没有的人，请与办公室联系，不要代填。',
  `三、一次活动同时记入两项载体的，写成“甲${CARRIER_SEPARATOR}乙”。`,
  `四、时间填日期，如 ${month}-09，也可以写 9日；持续几天的，再填结束时间。上午、下午、晚填在“时段”。`,
  '五、时长只填数字（如 0.5），天、学时等填在“时长单位”；参加人数填整数。没有的不填。',
  '六、工作简况写清做了什么、发现和解决了什么。“问题与建议”填师生提出的问题，“处理及反馈”填办理情况。“备注”只给经办人看，不记入台账。',
  '七、可以插入列、调整列的次序、增加表页；请保留表头的文字。不要拷贝整行再改，新的活动请填在空行里。',
  '八、清空或删除一行，不会删去台账里的记录；要撤销一条记录的，请在“备注”写明，由办公室处理。',
  `九、“${WORKBOOK_SHEETS.month}”表每人一行：有“工作内容”的（格子不是灰色）写本月做了哪些工作；本月没有开展活动的，写零报告原因。清空原有的文字，就是撤销它。`,
  '十、填好后保存（仍存为 .xlsx），用 U 盘交给办公室；请不要加打开密码。',
];

/** Characters of the standard font: within the width of an A4 page, standing, also where another font takes its place. */
const WIDTH = 70;

/** Points left between two lines. */
const BETWEEN = 6;

/** xl/worksheets/sheet3.xml: how to fill the workbook in. */
export const helpSheet = (content: WorkbookContent, styles: Styles): string => {
  const rows = lines(content).map((line, index) => {
    const size = index === 0 ? 16 : 12;
    const style = styles.numberOf({ face: 'body', size, bold: index === 0, align: 'left' });
    const height = (heightOf(line, size, millimetres(WIDTH)) + BETWEEN).toFixed(1);
    return `<row r="${index + 1}" ht="${height}" customHeight="1">${textCell(`A${index + 1}`, line, style)}</row>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="20"/>' +
    `<cols><col min="1" max="1" width="${WIDTH}" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData>` +
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/></worksheet>'
  );
};
