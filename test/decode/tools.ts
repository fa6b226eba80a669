import { readdirSync, readFileSync } from 'node:fs'
import type { Mail } from '../../src/decode/mail.ts'

const FOLDER = new URL('../fixtures/decode/', import.meta.url)

export function fixture(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

export function fixtures(): Uint8Array[] {
  return readdirSync(FOLDER).map((name) => new Uint8Array(readFileSync(new URL(name, FOLDER))))
}

/** One line a part: depth as indentation, type, text. */
export function outline(mail: Mail): string[] {
  return mail.parts.map(
    (part) => `${'  '.repeat(part.depth)}${part.type}${part.text() && ` ${JSON.stringify(part.text())}`}`,
  )
}

export function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}
