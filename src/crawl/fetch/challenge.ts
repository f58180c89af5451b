// Tells answers that want proof of a browser or a person. They are never worked around; the site is left alone and
// its operator told. Told from an error page by what only challenges hold.

const MARKS =
  /\$_ts\s*[=.[]|__jsl_clearance|acw_sc__v2|EO_Bot_Ssid|_cf_chl_|cf-challenge|yunsuo_session|(?:slide|geetest|tcaptcha|aliyunCaptcha)[\w.-]*\.js|WZWS-RAY|安全验证|人机验证|滑动验证|请完成验证|访问验证|(?:输入|填写).{0,8}验证码/i
const SETS_COOKIE_AND_RELOADS = /document\s*\.\s*cookie\s*=[\s\S]{0,4000}?location\s*(?:\.\s*(?:reload|href|replace)|=)/i
/** Characters; challenge pages are a script and little else. */
const LONGEST = 60_000
/** Characters of text; a page with more is a page, with a captcha in its search form perhaps. */
const MOST_TEXT = 300

/** Whether an answer is a challenge. `body`: the decoded text, whatever its media type. */
export function isChallenge(status: number, body: string): boolean {
  if (status === 412 || status === 521) return true
  if (body.length > LONGEST) return false
  const scriptless = body.replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
  const text = scriptless.replace(/<[^>]*>/g, '').replace(/\s+/g, '')
  if (text.length > MOST_TEXT) return false
  return MARKS.test(body) || SETS_COOKIE_AND_RELOADS.test(body)
}
