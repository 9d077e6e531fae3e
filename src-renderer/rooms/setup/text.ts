/** 首次设置: its sentences. */
export const setupText = {
  steps: '步骤',
  version: (version: string): string => `版本 ${version}`,
  stepNames: {
    use: '本机用途',
    institution: '单位名称',
    policies: '制度',
    semesters: '学年与学期',
    roster: '名册',
    join: '下发包',
  },
  stepOf: (step: number, all: number): string => `第 ${String(step)} 步，共 ${String(all)} 步`,

  useTitle: '这台电脑用来做什么？',
  center: '中心台账',
  centerHint: '党政办公室用。登记、核对、汇总全校的联系师生工作，打印工作记录表。',
  department: '部门填报',
  departmentHint:
    '各部门联络员用。用党政办公室给的下发包（U盘上的 .lxb 文件）建立，填好后写成报送包带回。',

  joinTitle: '用下发包建立',
  joinHint:
    '插入党政办公室给的U盘，选择上面的下发包。名册、联系对象、制度和校历都在里面，不用自己录入。',
  joinChoose: '选择下发包……',
  joinOther: '另选一个……',
  joinNeeded: '请先选择下发包。',
  joinFrom: '学校',
  joinUnit: '填报单位',
  joinMade: '制作时间',
  joinHolds: '内容',
  joinFingerprint: '党政办公室的核对码',
  joinCompare:
    '请打电话与党政办公室核对这串核对码，一致再建立。以后只认这一台电脑做的下发包和回执包。',
  joinSealed: (name: string): string => `“${name}”加了密码，请输入制作的人告诉您的密码。`,
  joinOpen: '打开',
  joinCreate: '核对一致，建立',
  folder: '台账保存在本机：',
  folderHint: '所有内容只在这台电脑上，不联网。备份也在这个文件夹里，可在“设置”中查看。',

  place: '换一个位置……',

  institutionTitle: '单位全称',
  institutionHint: '写全称，显示在窗口上方。',
  institutionExample: '例如：示例卫生职业学院',
  institutionNeeded: '请填写单位全称。',

  policiesTitle: '执行哪一项制度？',
  policiesHint: '可选一项，也可都选。考核要求、表格都来自所选的制度。',
  policiesNeeded: '请至少选一项制度。',
  ranksNeeded: '每项所选的制度至少要适用于一类人员；不需要的制度请去掉勾。',
  appliesTo: '适用于',
  both: (names: string): string =>
    `${names}：所选的两项制度都适用，两项都要考核。只按其中一项的，请在另一项里去掉勾。`,

  semestersTitle: '学年与学期',
  semestersHint:
    '按今天的日期推算，请对照校历改正。不确定可先照此建立，以后在“名册与制度—校历”中修改。',

  create: '建立台账',
  creating: '正在建立……',

  rosterTitle: '导入名册',
  rosterHint: '先导入人员，再导入联系对象和校历。也可以先跳过，以后在“名册与制度”中导入。',
  skip: '以后再导入',
  finish: '完成，进入工作台',
  demoTitle: '只想先看看？',
  demoHint:
    '载入一套示例数据试用。窗口和打印件上都会标明“示例数据”；在“设置”中可一次清除，不留痕迹。',
  demo: '载入示例数据',
  demoLoading: '正在载入……',
  nextKind: (kind: string): string => `接着导入${kind}`,
} as const;
