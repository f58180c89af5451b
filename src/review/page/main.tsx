// Where the page begins: providers, then the application.
import './style.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'
import { Refusal } from './server/index.js'
import { theme, variables } from './theme.js'
import { Language } from './words/index.js'

/** What the server put into the page for the styles that Mantine writes; see the policy in `api.ts`. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
// The lock of scrolling behind dialogs writes a <style> of its own, and looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })

const MOST_TRIES = 2

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal stays one; only what never reached the server, or met it busy, is tried again.
      retry: (tries, error) => tries < MOST_TRIES && !(error instanceof Refusal && error.status < 500),
    },
  },
})

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={client}>
        <Language>
          <Notifications position="bottom-right" limit={4} />
          <App />
        </Language>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
