import { Button, Group } from '@mantine/core'
import { address, go } from '../view/index.js'
import { useWords } from '../words/index.js'

/** The pages before and behind this one of a list that goes by key. `asked`: what the address asks for now. */
export function Pages({ path, next, asked }: { path: string; next: string | null; asked: URLSearchParams }) {
  const words = useWords()
  const onward = new URLSearchParams(asked)
  if (next !== null) onward.set('after', next)
  return (
    <Group justify="center" mt="sm">
      <Button size="xs" variant="default" disabled={!asked.has('after')} onClick={() => window.history.back()}>
        {words.pages.before}
      </Button>
      <Button size="xs" variant="default" disabled={next === null} onClick={() => go(address(path, onward))}>
        {words.pages.next}
      </Button>
    </Group>
  )
}
