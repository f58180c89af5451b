import { readAgencyName } from '../../agencies/index.js'
import type { Region } from '../api.js'

/** Codes of the provinces by GB/T 2260, with the names that people use. */
const PROVINCES: Readonly<Record<string, string>> = {
  '11': '北京',
  '12': '天津',
  '13': '河北',
  '14': '山西',
  '15': '内蒙古',
  '21': '辽宁',
  '22': '吉林',
  '23': '黑龙江',
  '31': '上海',
  '32': '江苏',
  '33': '浙江',
  '34': '安徽',
  '35': '福建',
  '36': '江西',
  '37': '山东',
  '41': '河南',
  '42': '湖北',
  '43': '湖南',
  '44': '广东',
  '45': '广西',
  '46': '海南',
  '50': '重庆',
  '51': '四川',
  '52': '贵州',
  '53': '云南',
  '54': '西藏',
  '61': '陕西',
  '62': '甘肃',
  '63': '青海',
  '64': '宁夏',
  '65': '新疆',
}

/** Agencies whose place was looked for: reading a name takes a few microseconds too many for each of many findings. */
const MOST_REMEMBERED = 50_000
const remembered = new Map<string, string | null>()

/** The region that an agency is in: by its division code, else by the places in its name; null where neither tells. */
export function regionOf(code: string | null, agency: string | null): Region | null {
  const province = (code ?? (agency === null ? null : codeInName(agency)))?.slice(0, 2)
  const name = province === undefined ? undefined : PROVINCES[province]
  return province !== undefined && name !== undefined ? { code: province, name } : null
}

/** The name of a region by its code. */
export function regionName(code: string): string {
  return PROVINCES[code] ?? code
}

function codeInName(agency: string): string | null {
  const known = remembered.get(agency)
  if (known !== undefined) return known
  const code = readAgencyName(agency).places.find((place) => place.code !== null)?.code ?? null
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(agency, code)
  return code
}
