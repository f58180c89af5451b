/**
 * Characters and words that OpenCC's conversion leaves and that the mainland writes otherwise. They
 * hold for converted traditional text only: 著 and 帐 are right where the author wrote them.
 */

const LEFT_OVER = /著|甯|覆[议核]|台帐|帐(?=[户目号簿务款单])|(?<=[记查对转结入])帐/g
/** Before 著 (显著) and after it (著作): the words in which it is not the particle 着. */
const KEEPS_BEFORE = new Set('显卓名土专论原编遗巨昭译合较拙')
const KEEPS_AFTER = new Set('作名称述者录书')

export function mainlandForms(text: string): string {
  return text.replace(LEFT_OVER, (found, at: number) => {
    if (found === '著') return KEEPS_BEFORE.has(text.charAt(at - 1)) || KEEPS_AFTER.has(text.charAt(at + 1)) ? found : '着'
    if (found === '甯') return '宁'
    return found.replace('覆', '复').replace('帐', '账')
  })
}
