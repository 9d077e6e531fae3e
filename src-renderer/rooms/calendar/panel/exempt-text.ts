/** What the dialog 登记免考核 says. */
export const dialogWords = {
  title: (name: string): string => `登记免考核：${name}`,
  hint: '登记期间的工作日从在岗天数中扣除；在岗不足一半的，这一期免予考核。',
  from: '起',
  until: '止',
  reason: '事由',
  reasons: ['出差', '培训', '挂职', '病假', '产假'],
  approver: '批准人',
  save: '登记',
  cancel: '取消',
  needDays: '请填起止日期。',
  order: '止期不能早于起期。',
  needReason: '请填事由。',
  needApprover: '请填批准人。',
  saved: (name: string): string => `已登记 ${name} 的免考核，矩阵已重新计算。`,
} as const;
