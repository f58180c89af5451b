// The shapes of requests, as JSON Schema: the server refuses what does not fit, and the OpenAPI page is made of them.
// What answers hold is in api.ts; they are named here by its types.

const text = (maxLength: number, more: object = {}) => ({ type: 'string', maxLength, ...more }) as const

/** Lower-case hex of 32 bytes: of a document, or of a finding. */
const HEX = text(64, { pattern: '^[0-9a-f]{64}$' })

const LANG = { type: 'string', enum: ['zh', 'en'] } as const
const ROLE = { type: 'string', enum: ['reader', 'reviewer', 'admin'] } as const
const NAME = text(64, { minLength: 1, pattern: '^[\\p{L}\\p{N}._-]+$' })
const PASSWORD = text(1000, { minLength: 12 })
const YEAR = { type: 'integer', minimum: 1900, maximum: 2200 } as const
const CURSOR = text(2000)

function object<Properties extends Record<string, object>>(
  properties: Properties,
  required: readonly (keyof Properties & string)[] = [],
) {
  return { type: 'object', properties, required: [...required], additionalProperties: false } as const
}

/** Values of one field of a query: more than a screen of boxes are not ticked by hand. */
function several(items: object) {
  return { type: 'array', items, maxItems: 200 } as const
}

const FINDING_QUERY = {
  severity: several({ type: 'string', enum: ['error', 'warning', 'info'] }),
  rule: several(text(100)),
  agency: several(text(400)),
  region: several(text(10)),
  year: several(YEAR),
  status: several({ type: 'string', enum: ['open', 'confirmed', 'dismissed', 'corrected'] }),
  cause: several({ type: 'string', enum: ['document', 'damage', 'reading'] }),
  format: several({ type: 'string', enum: ['pdf', 'docx', 'html', 'text'] }),
  stale: { type: 'boolean' },
  present: { type: 'boolean' },
  q: text(200),
}

function paged(most: number, usual: number) {
  return { limit: { type: 'integer', minimum: 1, maximum: most, default: usual }, after: CURSOR } as const
}

const ACTION = { type: 'string', enum: ['confirmed', 'dismissed', 'corrected', 'reopened'] } as const
const LOCK = { type: 'integer', minimum: 0 } as const
const KEY = text(200, { minLength: 1 })
const NOTE = text(10_000)
const PLACE_ID = text(600, { pattern: '^[A-Za-z0-9_.-]+$' })

export const schemas = {
  login: object({ name: text(64), password: text(1000) }, ['name', 'password']),
  newAccount: object({ name: NAME, role: ROLE, password: PASSWORD }, ['name', 'role', 'password']),
  accountChange: object({ role: ROLE, disabled: { type: 'boolean' }, password: PASSWORD }),
  passwordChange: object({ old: text(1000), new: PASSWORD }, ['old', 'new']),
  newToken: object({ label: text(100, { minLength: 1 }), role: ROLE }, ['label', 'role']),
  byName: object({ name: text(64) }, ['name']),
  byId: object({ id: text(80, { pattern: '^[A-Za-z0-9]+$' }) }, ['id']),
  sites: object({ q: text(200), ...paged(100, 25) }),
  byIdentity: object({ identity: HEX }, ['identity']),
  byDocument: object({ sha256: HEX }, ['sha256']),
  byTwoDocuments: object({ before: HEX, after: HEX }, ['before', 'after']),
  byAgency: object({ agency: text(400) }, ['agency']),
  findings: object(FINDING_QUERY),
  findingsPage: object({ ...FINDING_QUERY, ...paged(500, 50) }),
  findingsExport: object({ ...FINDING_QUERY, lang: LANG }),
  decision: object(
    {
      action: ACTION,
      note: NOTE,
      lockVersion: LOCK,
      idempotencyKey: KEY,
      corrections: {
        type: 'array',
        maxItems: 500,
        items: object({ cell: text(200), value: { type: ['number', 'null'] } }, ['cell', 'value']),
      },
    },
    ['action', 'lockVersion', 'idempotencyKey'],
  ),
  bulk: object(
    {
      action: { type: 'string', enum: ['confirmed', 'dismissed', 'reopened'] },
      note: NOTE,
      idempotencyKey: text(120, { minLength: 1 }),
      findings: {
        type: 'array',
        minItems: 1,
        maxItems: 500,
        items: object({ identity: HEX, lockVersion: LOCK }, ['identity', 'lockVersion']),
      },
    },
    ['action', 'idempotencyKey', 'findings'],
  ),
  matrix: object({ agency: text(200), region: text(10), from: YEAR, to: YEAR, ...paged(200, 50) }),
  matrixExport: object({ agency: text(200), region: text(10), from: YEAR, to: YEAR, lang: LANG }),
  reports: object({ agency: text(200), year: YEAR, ...paged(500, 50) }),
  documents: object({
    state: { type: 'string', enum: ['queued', 'running', 'complete', 'partial', 'refused', 'failed', 'quarantined'] },
    ...paged(500, 50),
  }),
  states: object({ sha256: several(HEX) }, ['sha256']),
  marks: object({ mark: several(PLACE_ID), lang: LANG }),
  picture: object({ lang: LANG }),
  retry: object(
    {
      which: {
        anyOf: [
          { type: 'string', enum: ['all'] },
          { type: 'array', maxItems: 1000, items: HEX },
        ],
      },
    },
    ['which'],
  ),
  trends: object({ agency: text(400), region: text(10), lang: LANG }),
  letters: object({ q: text(200) }),
  letter: object({ year: YEAR, lang: LANG }),
} as const
