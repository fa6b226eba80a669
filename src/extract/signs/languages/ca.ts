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
  ],
  delayed: [
    'lliurament endarrerit',
    'lliurament retardat',
    'encara no s',
    'es tornarà a intentar',
    'retard en el lliurament',
  ],
  delayedTitles: ['endarrerit'],
  autoReplyTitles: ['resposta automàtica', 'fora de l', 'absència', 'de vacances', 'hem rebut'],
  autoReplyText: ['estic de vacances', 'estic fora'],
  fromFields: ['de'],
  subjectFields: ['assumpte'],
  otherFields: ['data'],
} satisfies Language
