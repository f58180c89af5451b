import { Button, Checkbox, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FacetValue } from '../../api.js'
import { figure, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'
import { FACETS, type FacetName, toggled } from './filter.js'

/** Values shown before „more“: what fits without scrolling past the next facet. */
const FEW = 7

/** What the findings can be narrowed down by, each value with its count. */
export function FacetPanel({ filter, onFilter }: { filter: URLSearchParams; onFilter: (filter: URLSearchParams) => void }) {
  const words = useWords()
  const { data, error, refetch } = useQuery(queries.facets(filter.toString()))
  if (error) return <Trouble error={error} again={() => void refetch()} />
  const chosen = FACETS.some((name) => filter.has(name))
  return (
    <nav className="facets" aria-label={words.facets.title}>
      <Button size="compact-xs" variant="subtle" disabled={!chosen} onClick={() => onFilter(new URLSearchParams())}>
        {words.facets.clear}
      </Button>
      {data &&
        FACETS.map((name) => (
          <Facet
            key={name}
            name={name}
            values={data[name]}
            chosen={filter.getAll(name)}
            onToggle={(value) => onFilter(toggled(filter, name, value))}
          />
        ))}
    </nav>
  )
}

interface FacetProps {
  readonly name: FacetName
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
  readonly onToggle: (value: string) => void
}

function Facet({ name, values, chosen, onToggle }: FacetProps) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  const [all, setAll] = useState(false)
  if (values.length === 0) return null
  const shown = all ? values : values.filter((value, at) => at < FEW || chosen.includes(value.value))
  return (
    <fieldset className="facet">
      <legend>{words.facets[name]}</legend>
      <Stack gap={2}>
        {shown.map(({ value, label, count }) => (
          <Checkbox
            key={value}
            size="xs"
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
            label={
              <span className="facet-label">
                <span className="facet-name">{say(label)}</span>
                <span className="facet-count">{figure(count, lang)}</span>
              </span>
            }
          />
        ))}
      </Stack>
      {values.length > FEW && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? words.facets.less : words.facets.more(values.length - FEW)}
        </Button>
      )}
    </fieldset>
  )
}
