/**
 * A copy of plain data that stands on its own. What an engine cuts out of a text keeps the whole text in memory for as
 * long as the piece is kept; whoever keeps pieces of ten thousand documents must not keep the documents.
 */
export function detached<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data
}
