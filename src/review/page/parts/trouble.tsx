import { Alert, Button, Group, Text } from '@mantine/core'
import { Refusal } from '../server/index.js'
import { useSay, useWords } from '../words/index.js'

/** What went wrong and what to do: the server's own words, or that it was not reached. */
export function Trouble({ error, again }: { error: Error; again?: () => void }) {
  const words = useWords()
  const said = useTroubleText()(error)
  return (
    <Alert color="red" variant="outline" title={words.trouble.title} role="alert">
      <Group justify="space-between" align="center">
        <Text size="sm">{said}</Text>
        {again && (
          <Button size="xs" variant="default" onClick={again}>
            {words.trouble.again}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

/** The sentence for an error, in the language chosen. */
export function useTroubleText(): (error: unknown) => string {
  const words = useWords()
  const say = useSay()
  return (error) => (error instanceof Refusal ? say(error.body.message) : words.trouble.unreachable)
}
