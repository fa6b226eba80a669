import type { Answer } from '../decide/check.ts'
import type { Reason } from '../model/reasons.ts'
import { ask } from '../store/ask.ts'
import type { Store } from '../store/store.ts'

/** What a mail server is to do with one recipient. */
export interface Verdict {
  readonly action: 'send' | 'defer' | 'refuse'
  /** RFC 3463, class 5 to refuse and class 4 to defer; empty where mail may go. */
  readonly status: string
  /** One line of printable ASCII that says why; empty where mail may go. */
  readonly text: string
}

/** How a listener turns answers of the list into verdicts. */
export interface VerdictOptions {
  /** What becomes of mail to an address that is held for some days. */
  readonly held: 'defer' | 'refuse' | 'send'
  /** What becomes of mail while the list cannot be asked. */
  readonly whenFailing: 'send' | 'defer'
}

/** The list as it is asked: a part of a store. */
export type Asked = Pick<Store, 'check'>

const SEND: Verdict = { action: 'send', status: '', text: '' }

const FAILING: Verdict = {
  action: 'defer',
  status: '4.3.0',
  text: 'Not sent for now: the suppression list cannot be asked. Try again later.',
}

/**
 * What to do with a recipient, by the list as it stands in memory: nothing is waited for, and nothing throws.
 *
 * @example
 * verdictOn('anna@example.com', '*', { store, at: Date.now(), held: 'defer', whenFailing: 'send' })
 * // { action: 'refuse', status: '5.1.1', text: 'Not sent, on the suppression list: Suppressed since 2 Nov 2026 …' }
 */
export function verdictOn(
  address: string,
  scope: string,
  { store, at, held, whenFailing }: VerdictOptions & { readonly store: Asked; readonly at: number },
): Verdict {
  let answer: Answer
  try {
    answer = ask(store, address, scope, at)
  } catch {
    return whenFailing === 'send' ? SEND : FAILING
  }
  if (answer.send || (answer.state === 'held' && held === 'send')) return SEND
  const action = answer.state === 'held' && held === 'defer' ? 'defer' : 'refuse'
  const status = statusOf(answer.reason)
  return action === 'defer'
    ? {
        action,
        status: `4.${status}`,
        text: told(`Not sent for now, on the suppression list: ${answer.why}`),
      }
    : {
        action,
        status: `5.${status}`,
        text: told(`Not sent${answer.rule === null ? '' : ', on the suppression list'}: ${answer.why}`),
      }
}

/** RFC 3463 subject and detail of what made mail stop; others are a decision of ours: not authorised, 7.1. */
const STATUS: Partial<Record<Reason, string>> = {
  'unknown-user': '1.1',
  'unknown-domain': '1.2',
  'invalid-address': '1.3',
  moved: '1.6',
  'not-accepting-mail': '1.10',
  'mailbox-disabled': '2.1',
  'mailbox-full': '2.2',
}

const statusOf = (reason: Reason | null) => (reason === null ? undefined : STATUS[reason]) ?? '7.1'

/** Postfix puts the recipient and a few words before it, and a reply's line has 512 bytes (RFC 5321 section 4.5.3.1.5). */
const LONGEST = 400

/** As a line of an SMTP reply, whatever a name in it holds. */
function told(why: string): string {
  const ascii = why.replace(/[‘’]/g, "'").replace(/[^ -~]+/g, '?')
  return ascii.length > LONGEST ? `${ascii.slice(0, LONGEST - 3)}...` : ascii
}
