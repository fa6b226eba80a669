import { describe, expect, it } from 'vitest'
import { paragraphsApart } from '../../src/classify/paragraphs.ts'
import { readEmail } from '../../src/index.ts'

/** A notice without a report for machines: what it says first, whom it is about, and what that server said. */
const notice = (first: string, said: string) =>
  new TextEncoder().encode(
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
      'To: me@example.com',
      'Subject: Undelivered mail returned to sender',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      first,
      '',
      '   jo@example.org',
      '',
      said,
      '',
    ].join('\r\n'),
  )

describe('the paragraphs of a notice', () => {
  it.each([
    [
      'Il messaggio non è stato consegnato al seguente destinatario:',
      '550 5.7.1 Rifiutato in base alle nostre regole di sicurezza',
      'policy',
    ],
    [
      'No se ha podido entregar su mensaje al siguiente destinatario:',
      '500 Orden no reconocida',
      'protocol-error',
    ],
    [
      'Meldingen din kunne ikke leveres til følgende mottaker:',
      '530 5.7.0 Du må først kjøre STARTTLS',
      'tls-required',
    ],
  ])('make no phrase together: %s … %s', (first, said, reason) => {
    const [event] = readEmail(notice(first, said))
    expect(event).toMatchObject({ kind: 'bounce', recipient: 'jo@example.org', reason })
  })

  it('may be wrapped within', () => {
    const [event] = readEmail(notice('Delivery failed.', 'The mailbox of this user\nis full.'))
    expect(event).toMatchObject({ reason: 'mailbox-full' })
  })

  it('are as far apart by a thousand empty lines as by one', () => {
    expect(paragraphsApart(`one${'\n \r'.repeat(1000)}\ntwo`)).toBe(paragraphsApart('one\n\ntwo'))
  })
})
