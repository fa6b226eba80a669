import type { Language } from '../language.ts'

/** Latvian. */
export default {
  failed: [
    'nevarēja piegādāt',
    'netika piegādāt',
    'nav piegādāt',
    'piegāde neizdevās',
    'noraidīt',
    'piegāde * neizdevās',
    'neizdevās piegādāt',
    'nevar piegādāt',
  ],
  failedText: ['neizdevās nosūtīt', 'nevar nosūtīt', 'vēstule * {bloķēta/atgriezta/noraidīta}'],
  delayed: ['aizkav', 'vēl nav piegādāt', 'turpinās mēģināt'],
  autoReplyTitles: ['automātiska atbilde', 'automātiskā atbilde', 'esmu atvaļinājumā', 'prombūtn'],
  autoReplyText: ['esmu atvaļinājumā'],
  toOwner: ['jūsu pastkaste', 'jums adresēt'],
  explains: ['ko nozīmē'],
  fromFields: ['no'],
  subjectFields: ['temats'],
  otherFields: ['nosūtīts', 'kam'],
} satisfies Language
