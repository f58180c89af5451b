// How the review page is bundled: everything is local, nothing is loaded from elsewhere, and nothing stands
// inline in the HTML, because the server's content security policy allows neither.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server puts a fresh nonce here with every answer; only styles that Mantine writes carry it. */
const NONCE = '__GOUJI_NONCE__'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  publicDir: false,
  html: { cspNonce: NONCE },
  build: {
    target: 'es2022',
    // All of these know light-dark(), which older targets would have taken out.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: address would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // pdf.js's worker is above the default of 500 kB and is loaded only with a PDF.
    chunkSizeWarningLimit: 1500,
  },
})
