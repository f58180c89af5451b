import { Converter } from 'opencc-js/t2cn'

type Conversion = (text: string) => string

let conversion: Conversion | undefined

/** OpenCC's conversion from traditional to simplified form, by character and by its own phrases. */
export function toSimplified(text: string): string {
  conversion ??= Converter({ from: 't', to: 'cn' }) as Conversion
  return conversion(text)
}
