/** Hands a file made in the page to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own hold on the data once it has begun, which it has after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
