// One file on its way to the server. XMLHttpRequest, because fetch does not tell how far an upload has come.
import type { ApiError, Uploaded } from '../../api.js'
import { csrfToken, Refusal, readError } from '../server/index.js'

/** Sends a file; `onSent` is told the part that is through, 0 to 1. Rejects with a `Refusal`, or an error of the line. */
export function upload(file: File, onSent: (part: number) => void): Promise<Uploaded['files'][number]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/upload')
    request.setRequestHeader('x-csrf-token', csrfToken())
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total)
    request.onerror = () => reject(new Error('the server was not reached'))
    request.onload = () => {
      const made = request.status < 300 ? (JSON.parse(request.responseText) as Uploaded).files[0] : undefined
      if (made !== undefined) resolve(made)
      else void refusalOf(request).then(reject, reject)
    }
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

async function refusalOf(request: XMLHttpRequest): Promise<Refusal> {
  const body: ApiError = await readError({
    status: request.status,
    json: async () => JSON.parse(request.responseText) as unknown,
  })
  return new Refusal(request.status, body)
}
