import { monthText } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';

/** 封账: its sentences, in 设置 and on the sheet. */
export const lockText = {
  hint: '封账以后，这个月的工作记录和工作记录表不能再添加、修改、删除、提交或退回，撤销也不行；要改，须先登记开封，写明原因和批准人。名册、联系点、免考核登记不受限制。',
  year: '学年',
  months: (year: string): string => `${year.replace('-', '—')}学年各月`,
  month: '月份',
  state: '情况',
  handedIn: '交表',
  does: '操作',
  open: '未封账',
  running: '本月尚未过完',
  coming: '尚未到来',
  closed: (when: string): string => `${when} 封账`,
  closedNow: '已封账',
  close: '封账……',
  closeNamed: (month: PlainMonth): string => `封账：${monthText(month)}`,
  closeTitle: (month: PlainMonth): string => `${monthText(month)}封账？`,
  closeMeans: (month: PlainMonth): string =>
    `封账后，${monthText(month)}的工作记录和工作记录表不能再添加、修改、删除、提交或退回，撤销和恢复也不行。封账本身不能撤销；以后要更正，须逐次登记开封（原因、批准人），每次都留有记录。`,
  closeCounts: (form: string, done: number, all: number): string =>
    `${form}：已交 ${String(done)} / ${String(all)} 人`,
  closeMissing: '还有人没有交表：封账以后要交，也须先登记开封。',
  note: '备注（可不填）',
  noteHint: '如：经办公室会议确认',
  closeYes: '封账',
  closeDone: (month: PlainMonth): string => `${monthText(month)}已封账`,
  noMonths: '校历里没有这个学年。请先在“名册与制度—校历与节假日”中填写学期。',

  except: '登记开封……',
  exceptNamed: (month: PlainMonth): string => `登记开封：${monthText(month)}`,
  exceptTitle: (month: PlainMonth): string => `登记开封：${monthText(month)}`,
  exceptMeans:
    '开封后，所选人员这个月的记录可以修改，到结束开封为止。开封登记留在台账里，不能撤销。',
  whose: '谁的记录',
  onePerson: '一个人',
  everybody: '全体人员',
  person: '人员',
  reason: '原因',
  reasonHint: '如：漏记10月15日驻点办公，补登',
  approver: '批准人',
  needPerson: '请选择人员。',
  needReason: '请写明为什么要改。',
  needApprover: '请写明由谁批准。',
  exceptYes: '开封',
  exceptDone: (name: string, month: PlainMonth): string => `${name} ${monthText(month)}已开封`,
  exceptions: '开封登记',
  exceptionOf: (month: PlainMonth): string => `${monthText(month)}的开封登记`,
  who: '谁的记录',
  span: '起止',
  stillOpen: '至今',
  end: '结束开封',
  endNamed: (name: string, month: PlainMonth): string => `结束开封：${name} ${monthText(month)}`,
  ended: (name: string, month: PlainMonth): string => `${name} ${monthText(month)}的开封已结束`,

  // 记录表上
  sheetClosed: (month: PlainMonth, when: string): string =>
    `${monthText(month)}已封账（${when}），只能看，不能改。确需更正的，先登记开封。`,
  sheetOpened: (month: PlainMonth, reason: string, approver: string): string =>
    `${monthText(month)}已封账，现按开封登记可以修改：${reason}（批准人 ${approver}）。改完后请结束开封。`,
} as const;
