import type { NotGiven } from './not-given.ts'

/** A message that the server does not give, by name. */
export type Asked = Pick<NotGiven, 'uid' | 'again' | 'reason'> & { readonly mailbox: string }

/** As many as are named. */
const NAMED = 3

/**
 * What people should know of messages that the server does not give; null where there is none.
 *
 * @example
 * notGivenRemark([{ mailbox: 'INBOX', uid: 7, again: null, reason: 'Internal error' }])
 * // 'Passed over 1 message that the server does not give: UID 7 in INBOX (“Internal error”). Look at it there; …'
 */
export function notGivenRemark(messages: readonly Asked[]): string | null {
  const passedOver = messages.filter(({ again }) => again === null)
  const waiting = messages.filter(({ again }) => again !== null)
  const told = [
    ...(passedOver.length === 0
      ? []
      : [
          `Passed over ${counted(passedOver)} that the server does not give: ${named(passedOver)}. Look there with a mail program; this is told until they are moved or deleted.`,
        ]),
    ...(waiting.length === 0
      ? []
      : [
          `The server does not give ${counted(waiting)}: ${named(waiting)}. The rest is read, and these are asked for again.`,
        ]),
  ]
  return told.length === 0 ? null : told.join(' ')
}

const counted = ({ length }: readonly Asked[]) => (length === 1 ? '1 message' : `${length} messages`)

function named(messages: readonly Asked[]): string {
  const names = messages
    .slice(0, NAMED)
    .map(({ mailbox, uid, reason }) => `UID ${uid} in ${mailbox} (“${reason}”)`)
  return [...names, ...(messages.length > NAMED ? [`${messages.length - NAMED} more`] : [])].join(', ')
}
