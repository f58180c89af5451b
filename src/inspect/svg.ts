import { safe } from '../safe-text.js'

/** Markup that is already SVG; only `text` and `element` make it from strings of a document. */
export type Svg = string

/** A text from a document as SVG content: no markup, no controls, no marks that turn text around. */
export function text(content: string): Svg {
  return withoutMarkup(safe(content))
}

/** An element. Attribute values may come from a document too. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, ...content: readonly Svg[]): Svg {
  const shown = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : text(value)}"`,
  )
  return content.length === 0 ? `<${name}${shown.join('')}/>` : `<${name}${shown.join('')}>${content.join('')}</${name}>`
}

/** A whole picture, `width` by `height` in points, on white. */
export function picture(width: number, height: number, title: string, content: readonly Svg[]): Svg {
  const size = {
    width: `${rounded(width)}pt`,
    height: `${rounded(height)}pt`,
    viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
  }
  const font = 'font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, style: font },
    element('title', {}, text(title)),
    element('rect', { width, height, fill: '#ffffff' }),
    '\n',
    content.join('\n'),
    '\n',
  )}\n`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function withoutMarkup(content: string): string {
  return content.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
