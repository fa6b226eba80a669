// The labelled samples beside the checkout. They are not ours to copy: where they are missing, their tests skip.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../shared/samples')
export const HAS_SAMPLES = existsSync(join(ROOT, 'webhooks'))

export interface Sample {
  /** As `ses/bounce-permanent.json`. */
  readonly name: string
  readonly service: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  /** How it was signed, and the test key. */
  readonly scheme: Readonly<Record<string, string>>
}

/** One label: what an event of a body must say. */
export interface Label {
  readonly file: string
  readonly recipient: string | null
  readonly event: string
  readonly reason: string
  readonly type: string | null
  readonly status: string | null
  readonly reply: string | null
}

export function samples(): readonly Sample[] {
  if (!HAS_SAMPLES) return []
  const folders = readdirSync(join(ROOT, 'webhooks')).filter((name) => !name.startsWith('_'))
  return folders.flatMap((service) => {
    const folder = join(ROOT, 'webhooks', service)
    const names = readdirSync(folder).filter((name) => /(?<!\.headers)\.(?:json|form)$/.test(name))
    return names.map((name) => {
      const beside = join(folder, name.replace(/\.\w+$/, '.headers.json'))
      const { _verify: scheme, ...headers } = existsSync(beside)
        ? JSON.parse(readFileSync(beside, 'utf8'))
        : {}
      return {
        name: `${service}/${name}`,
        service,
        body: readFileSync(join(folder, name)),
        headers,
        scheme: scheme ?? {},
      }
    })
  })
}

export function labels(): readonly Label[] {
  if (!HAS_SAMPLES) return []
  return readFileSync(join(ROOT, 'expected.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"webhooks/'))
    .map((line) => JSON.parse(line))
}

/** A test key, by its path in the samples. */
export const key = (path: string) => readFileSync(join(ROOT, 'webhooks', path), 'utf8')
