import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMS, fileOf, lineOf } from './word-help.ts';

const handed = (name: string): Promise<Awaited<ReturnType<typeof fileOf>>> =>
  fileOf(readFileSync(new URL(`../fixtures/handed-in/${name}`, import.meta.url)));

describe('forms as departments handed them in', () => {
  it('林致远: objects in a column of their own, every row filled', async () => {
    const { forms, notes } = await handed('附件1-林致远-2026年10月.docx');
    expect(notes).toEqual([]);
    expect(forms).toMatchObject([
      {
        form: 'leader-month',
        policy: FORMS[0]?.policy,
        personId: null,
        name: '林致远',
        title: '党委书记',
        month: '2026-10',
        monthText: '2026年10月',
        content: null,
        declaration: null,
        doubts: [],
      },
    ]);
    expect(forms[0]?.visits.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(forms[0]?.visits.map(lineOf)).toEqual([
      '党总支 | 2026-10-09 | 护理学院党总支 | 列席总支委员会，听取三季度意识形态工作和“一岗双责”落实情况汇报，就实习点学生党员教育管理提出3条意见。',
      '院系班子 | 2026-10-15 | [上午] | 0.5天 | 护理学院领导班子 | 驻点办公半天，出席党政联席会议，研究护理专业群建设和实训耗材采购问题，协调教务处、资产处于10月底前答复。',
      '党支部 | 2026-10-16 | 护理学院学生第二党支部 | 以普通党员身份参加主题党日，与8名预备党员交流实习期间参加组织生活的困难，支部拟试行线上学习小组。',
      '教研室 | 2026-10-22 | 基础护理教研室 | 参加“静脉输液”集体备课，围绕课程思政案例和技能考核标准交流意见，建议修订实训评分表。',
      '青年教师 | 2026-10-23 | 赵闻笛 | 谈心谈话约50分钟，了解教学与读博压力，鼓励参加省级教学能力比赛，商请人事处说明进修政策。',
      '进课堂 | 2026-10-12 | 2026级护理3班“思想道德与法治” | 随堂听课2学时，课后与任课教师交流互动环节设计，建议增加行业先进人物案例。',
      '进班级 | 2026-10-14 | 2025级护理1班 | 参加“我的专业我的梦”主题班会，回答护考、专升本、实习安排等问题12个。',
      '进宿舍 | 2026-10-21 | 5号楼302宿舍 | 走访6名学生，了解家庭和在校生活情况，反映热水供应时间短，已转后勤处处理。',
      '进食堂 | 2026-10-13 | 第一食堂 | 与12名学生代表共进午餐，听取对菜价、口味和窗口排队的意见，建议增设清淡窗口。',
      '进社团 | 2026-10-27 | 红十字志愿服务社 | 观摩心肺复苏培训，与指导教师商定社区义诊项目，支持申报校级精品社团。',
      '进讲座 | 2026-10-29 | 形势与政策课（2026级药学、检验专业） | 作“健康中国建设与青年担当”专题授课2学时，现场答问5个。',
      '进网络 | 2026-10-19 | 2025级护理1班班级群 | 在群内答复奖助学金评定和晚自习安排问题7条，其中2条转学生工作部跟进。',
    ]);
  });

  it('周启明: objects in brackets under the labels, labels with blanks, three ways to write a date', async () => {
    const { forms, notes } = await handed('附件1-周启明-2026年10月.docx');
    expect(notes).toEqual([]);
    expect(forms).toMatchObject([
      { name: '周启明', title: '党委副书记', month: '2026-10', doubts: [] },
    ]);
    expect(forms[0]?.visits.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(forms[0]?.visits.map((visit) => `${lineOf(visit)} < ${visit.time}`)).toEqual([
      '党总支 | 2026-10-10 | 药学院党总支 | 督查全面从严治党主体责任落实情况，查阅“三会一课”台账。 < 10月10日',
      '党支部 | 2026-10-14 | 药学院教工第一党支部 | 为支部党员讲授“以优良学风涵养教风”专题党课，党员21人参加。 < 10月14日',
      '党支部 | 2026-10-28 | 药学院教工第一党支部 | 参加支部组织生活会，带头开展批评与自我批评。 < 10月28日',
      '进班级 | 2026-10-20 | 2025级药学2班 | 参加主题班会，交流就业形势。 < 10.20',
      '进宿舍 | 2026-10-20 | 8号楼415宿舍 | 检查用电安全，与4名同学交流学习情况。 < 20日',
    ]);
  });

  it.each([
    [
      '附件2-苏明睿-2026年10月.docx',
      { name: '苏明睿', unit: '学生工作部', title: '部长' },
      {
        jobFunction: '学生思想政治教育、奖助勤贷、心理健康教育',
        businessBody: '',
        personalStrength: '',
        teacherCarriers: '专职辅导员组',
        studentCarriers: '2026级护理3班',
      },
      '本月下班级2次、宿舍3次，发现3名新生适应困难，会同心理中心完成首次访谈并建立关爱台账。\n问题：5号楼热水供应时间短，已与后勤处协调，自11月1日起延长至23时。',
    ],
    [
      '附件2-蔡文琢-2026年10月.docx',
      { name: '蔡文琢', unit: '药学院', title: '院长' },
      {
        jobFunction: '',
        businessBody: '药学专业群建设',
        personalStrength: '中药鉴定',
        teacherCarriers: '药物分析教研室',
        studentCarriers: '“本草传习”创新创业团队',
      },
      '辅导省赛申报书，联系1家企业提供样品；与药物分析教研室研讨“课证融通”教学内容。',
    ],
  ])('%s', async (name, person, declaration, content) => {
    const { forms, notes } = await handed(name);
    expect(notes).toEqual([]);
    expect(forms).toMatchObject([
      { form: 'middle-month', ...person, month: '2026-10', visits: [], doubts: [], zeroReason: '' },
    ]);
    expect(forms[0]?.declaration).toEqual(declaration);
    expect(forms[0]?.content).toBe(content);
  });
});
