import { Alert, Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useWords } from '../words/index.js'

/** A fault in a part of the page stays in that part; the frame around it goes on. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const words = useWords()
  return (
    <Alert color="red" variant="outline" m="md" title={words.trouble.title} role="alert">
      <p>{words.trouble.broken}</p>
      <Button size="xs" variant="default" onClick={() => window.location.reload()}>
        {words.trouble.reload}
      </Button>
    </Alert>
  )
}
