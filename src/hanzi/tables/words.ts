/**
 * Words that two conversions left in a form the mainland does not use. Traditional on the left, the
 * mainland's simplified form on the right. Both tables apply to traditional text only.
 */

/** Compounds with one meaning only. They are folded in every traditional text, even one that was converted by character. */
export const COMPOUNDS: readonly (readonly [string, string])[] = [
  ['規範性檔案', '规范性文件'],
  ['规范性檔案', '规范性文件'],
  ['入口網站', '门户网站'],
  ['電子郵件信箱', '电子邮箱'],
  ['最佳化營商環境', '优化营商环境'],
]

/** Words of texts converted by phrase (資訊公開). In a text converted by character they would be false: 檔案 is an archive there. */
export const PHRASES: readonly (readonly [string, string])[] = [
  ['政府資訊', '政府信息'],
  ['政務資訊', '政务信息'],
  ['資訊', '信息'],
  ['其他檔案', '其他文件'],
  ['政策檔案', '政策文件'],
  ['檔案精神', '文件精神'],
  ['公文檔案', '公文文件'],
  ['紅頭檔案', '红头文件'],
  ['網際網路', '互联网'],
  ['網路', '网络'],
  ['最佳化', '优化'],
  ['巨觀', '宏观'],
  ['微觀', '微观'],
  ['影片', '视频'],
  ['視訊', '视频'],
  ['透過', '通过'],
  ['使用者', '用户'],
  ['專案', '项目'],
  ['計畫', '计划'],
  ['品質', '质量'],
  ['訊息', '消息'],
  ['程式', '程序'],
  ['資料庫', '数据库'],
  ['數位化', '数字化'],
  ['數位政府', '数字政府'],
  ['智慧型', '智能'],
  ['軟體', '软件'],
  ['硬體', '硬件'],
  ['行動裝置', '移动设备'],
  ['行動電話', '移动电话'],
  ['列印', '打印'],
  ['預設', '默认'],
  ['連結', '链接'],
  ['選單', '菜单'],
  ['登入', '登录'],
  ['伺服器', '服务器'],
  ['介面', '界面'],
]
