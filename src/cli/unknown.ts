import { open } from 'node:fs/promises'
import type { DeliveryEvent } from '../model/event.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'
import { safeJson } from './output/plain.ts'
import { inWords } from './problems.ts'

export const UNKNOWN_OPTION: OptionSpec = {
  name: 'unknown',
  value: 'FILE',
  text: 'append to this file, as ndjson, each diagnostic whose reason is unknown or unsure (confidence under 0.5), once; addresses in it keep only their domain',
}

/** Under this a verdict is no more than a lean. */
const UNSURE = 0.5
/** So many texts are remembered, so that each is written once. */
const REMEMBERED = 100_000

/** Where an event was read. */
export interface Origin {
  readonly file?: string
  readonly message?: number
  readonly line?: number
  readonly id?: unknown
}

/** Collects the texts that no rule knows well, for somebody to read. */
export interface Unknown {
  add(event: DeliveryEvent, origin: Origin): Promise<void>
  close(): Promise<void>
}

/** The file of `--unknown`, if it was given; it is made even where all is known. */
export async function unknownOf(args: Arguments): Promise<Unknown | undefined> {
  const path = args.options.unknown?.[0]
  if (path === undefined) return undefined
  const file = await open(path, 'a').catch((error: Error) => {
    throw new UsageError(`--unknown ${path}: ${inWords(error)}`)
  })
  const seen = new Set<string>()
  return {
    async add(event, origin) {
      const text = isUnknown(event) ? masked(event.diagnostic ?? '') : ''
      if (text === '' || seen.has(text)) return
      if (seen.size < REMEMBERED) seen.add(text)
      const { status, reply, reason, provider, explanation } = event
      const { confidence } = explanation
      await file.write(`${safeJson({ text, status, reply, reason, confidence, provider, ...origin })}\n`)
    },
    close: () => file.close(),
  }
}

function isUnknown({ kind, reason, explanation }: DeliveryEvent): boolean {
  return (
    (kind === 'bounce' || kind === 'delayed') && (reason === 'unknown' || explanation.confidence < UNSURE)
  )
}

/** The local part of an address is left out: `jo@example.com` → `…@example.com`. */
const masked = (text: string): string =>
  text.replace(/[^\s<>()[\]{}"':;,@]{1,200}@(?=[^\s@]*\.)/g, '…@').trim()
