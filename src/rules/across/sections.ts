import type { InBothLanguages } from '../lang.js'
import type { ComparedSection } from './digest.js'

/** The sections whose prose is compared, as messages name them. */
export const SECTION_NAMES: Readonly<Record<ComparedSection, InBothLanguages>> = {
  overview: { zh: '第一部分（总体情况）', en: 'Section one (general situation)' },
  problems: { zh: '第五部分（存在的主要问题及改进情况）', en: 'Section five (problems and improvements)' },
}

/** Two invented texts of the length of a real section one, for the examples of rules. */
export const PROSE_EXAMPLES = {
  one:
    '2023年，我局围绕馆藏开放、查档便民和电子接收三项重点推进公开。全年通过门户网站发布信息186条，其中查档指南、开放目录和编研成果占六成以上。' +
    '对库房改造、老照片征集和方言口述史采录三个项目，分阶段公布了进度、经费和验收结果，并在阅览大厅设置触摸屏供群众查询。' +
    '建立科室自查、分管领导复核、办公室统发的流程，信息从形成到发布平均不超过五个工作日，拟公开内容一律先审后发。' +
    '窗口全年接待查档群众的咨询都当场答复，对行动不便的老人提供代查代寄。举办开放日活动，邀请学生和社区代表参观修复室，听取意见并逐条反馈。',
  other:
    '一年来，全局把档案数字化成果上网作为主线，新增婚姻、知青、土地承包三类专题目录，群众在家即可检索。结合机构职能调整，重新梳理了权责清单并同步更新到政务服务平台。' +
    '针对往年政策解读偏少的情况，今年对每件文件都配发图解或者问答，邀请起草人做客电台直播间。加强网站和公众号管理，开展错敏词排查，清理僵尸栏目。' +
    '组织专题培训，讲解答复文书的制作要点，并请司法行政部门的同志点评案例。年底由第三方对栏目建设、更新频次和答复规范进行了评估，结果在局务会上通报。',
} as const
