import { describe, expect, it } from 'vitest'
import { damageLeft } from '../../src/repair/index.js'
import { documentOf } from './document-of.js'

describe('damageLeft', () => {
  it.each([
    ['政府信息公开工作年度报告', 0],
    ['停车� 场', 1],
    ['锟斤拷锟斤拷锟斤拷息锟斤拷锟斤拷', 15],
    ['犐犆犛 犌犜', 4],
    ['王镕、李堃', 0],
    ['乾\ue5e5县', 1],
  ])('%s', (line, damaged) => {
    expect(damageLeft(documentOf([line])).damaged).toBe(damaged)
  })

  it('counts every character that is no blank', () => {
    expect(damageLeft(documentOf(['总 计\n0 ', '\u3000']))).toEqual({ characters: 3, damaged: 0 })
  })
})
