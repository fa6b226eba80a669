import { builtinClassifier } from './classify/builtin.ts'
import type { Verdict } from './classify/classify.ts'

/**
 * Classifies one SMTP reply or diagnostic text: hard or soft, why, and on what evidence.
 * Any text is taken; one that says nothing gets reason `unknown` with a low confidence. Linear in the text.
 *
 * @example
 * classifyReply('552 5.2.2 Mailbox over quota').reason // 'mailbox-full'
 */
export function classifyReply(text: string): Verdict {
  return builtinClassifier().classify({
    remote: [text],
    prose: [],
    status: null,
    reply: null,
    final: false,
    hosts: [],
    recipient: null,
    sender: null,
  })
}
