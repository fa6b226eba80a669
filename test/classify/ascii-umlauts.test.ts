import { describe, expect, it, test } from 'vitest'
import { withoutFillers } from '../../src/classify/ascii-umlauts.ts'
import { classifyReply } from '../../src/index.ts'

describe('umlauts that were written in ASCII', () => {
  it.each([
    ['550 Empfaenger unbekannt', 'unknown-user', 'Empfaenger unbekannt'],
    ['552 Die Nachricht ueberschreitet die zulaessige Groesse', 'message-too-large', undefined],
    ['550 Ungueltige Empfaengeradresse', 'invalid-address', 'Ungueltige Empfaengeradresse'],
    ['552 Postfach ist ueberfuellt', 'mailbox-full', undefined],
    ['Die Nachricht ist groesser als erlaubt', 'message-too-large', 'groesser als erlaubt'],
  ] as const)('%s', (text, reason, evidence) => {
    const { reason: told, explanation } = classifyReply(text)
    expect(told).toBe(reason)
    expect(text).toContain(explanation.evidence)
    if (evidence !== undefined) expect(explanation.evidence).toBe(evidence)
  })

  it('take no counter-word from words that have none', () => {
    expect(classifyReply('451 The antivirus daemon does not answer').reason).not.toBe('timeout')
  })

  it('are not looked for where the words tell a cause as they stand', () => {
    expect(classifyReply('550 5.1.1 This user does not exist').explanation.evidence).toMatch(/does not exist/)
  })
})

test.each([
  ['fuer Empfaenger', 'fur Empfanger'],
  ['zu gross, die Groesse', 'zu gros, die Grose'],
  ['Loebet er koert', 'Lobet er kort'],
])('"%s" is spelt "%s"', (written, spelt) => {
  expect(withoutFillers(written)?.text).toBe(spelt)
})

test.each(['the queue', 'it does not', 'value issue', 'neue Adresse', 'plain words'])(
  '"%s" has none',
  (text) => {
    expect(withoutFillers(text)).toBeNull()
  },
)
