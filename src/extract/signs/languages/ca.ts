import type { Language } from '../language.ts'

/** Catalan. */
export default {
  failed: [
    "no s'ha pogut lliurar",
    "no s'ha pogut entregar",
    "no s'ha lliurat",
    'no lliurat',
    'no ha pogut ser',
    'error de lliurament',
    'missatge * rebutjat',
    'missatge * retornat',
    'estat rebutjat',
    'lliurament * fallat',
  ],
  failedText: ["no s'ha pogut enviar", 'missatge * {bloquejat/rebutjat/retornat}', 'error en enviar'],
  delayed: [
    'lliurament endarrerit',
    'lliurament retardat',
    'encara no s',
    'es tornarà a intentar',
    'retard en el lliurament',
    'lliurament * endarreri',
    'lliurament * retarda',
  ],
  delayedTitles: ['endarrerit'],
  succeeded: ["s'ha lliurat als següents", 'lliurat correctament'],
  autoReplyTitles: ['resposta automàtica', 'fora de l', 'absència', 'de vacances', 'hem rebut'],
  autoReplyText: ['estic de vacances', 'estic fora'],
  toOwner: ['la vostra bústia', 'la seva bústia * plena', 'adreçats a vostè', 'adreçat a vostè'],
  explains: ['què significa'],
  fromFields: ['de'],
  subjectFields: ['assumpte'],
  otherFields: ['data'],
} satisfies Language
