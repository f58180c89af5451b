import type { Operand, Sum } from '../../api.js'
import { figure } from '../parts/index.js'
import { useLanguage, useWords } from '../words/index.js'

/** A calculation spelled out: 10 + 1 + 0 + 0 = 11, printed 0. Each figure says on hover which cell it is. */
export function SumLine({ sum }: { sum: Sum }) {
  const words = useWords()
  const { lang } = useLanguage()
  const [right] = sum.right
  const single = sum.right.length === 1 && right !== undefined
  const wrong = sum.leftSum !== sum.rightSum
  return (
    <div className="sum" data-wrong={wrong}>
      <p className="sum-figures figures">
        <Side operands={sum.left} side="left" />
        <span> = </span>
        <strong>{sum.leftSum === null ? '?' : figure(sum.leftSum, lang)}</strong>
        <span className="sum-against">
          {single ? words.sum.printed : words.sum.against} <Side operands={sum.right} side="right" />
          {!single && <strong> = {sum.rightSum === null ? '?' : figure(sum.rightSum, lang)}</strong>}
        </span>
      </p>
      <Names sum={sum} />
    </div>
  )
}

/** Which figure is which cell. A row or column that all of them share is said once. */
function Names({ sum }: { sum: Sum }) {
  const words = useWords()
  const all = [...sum.left.map((of) => ({ of, role: 'left' })), ...sum.right.map((of) => ({ of, role: 'right' }))]
  const shared = (part: 'row' | 'column') =>
    all.every(({ of }) => of[part] === all[0]?.of[part]) ? (all[0]?.of[part] ?? '') : ''
  const row = shared('row')
  const column = row === '' ? shared('column') : ''
  return (
    <>
      <p className="quiet">{row || column}</p>
      <dl className="sum-names">
        {all.map(({ of, role }) => (
          <div key={`${role}${of.cell}`} data-role={role}>
            <dt>{[row === '' ? of.row : '', column === '' ? of.column : ''].filter(Boolean).join(' · ')}</dt>
            <dd className="figures">{shown(of, words.blank)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Side({ operands, side }: { operands: readonly Operand[]; side: 'left' | 'right' }) {
  const words = useWords()
  return operands.map((operand, at) => (
    <span key={operand.cell}>
      {at > 0 && ' + '}
      <span className="operand" data-role={side} title={`${operand.row} · ${operand.column}`}>
        {operand.corrected !== undefined ? (
          <>
            <del>{operand.printed}</del> <ins>{operand.corrected ?? '—'}</ins>
          </>
        ) : (
          (operand.counts ?? (operand.printed === '' ? words.blank : operand.printed))
        )}
      </span>
    </span>
  ))
}

function shown({ printed, corrected }: Operand, blank: string): string {
  const now = printed === '' ? blank : printed
  return corrected === undefined ? now : `${now} → ${corrected ?? '—'}`
}
