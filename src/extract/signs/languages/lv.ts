import type { Language } from '../language.ts'

/** Latvian. */
export default {
  failed: ['nevarēja piegādāt', 'netika piegādāt', 'nav piegādāt', 'piegāde neizdevās', 'noraidīt'],
  delayed: ['aizkav', 'vēl nav piegādāt', 'turpinās mēģināt'],
  autoReplyTitles: ['automātiska atbilde', 'automātiskā atbilde', 'esmu atvaļinājumā', 'prombūtn'],
  autoReplyText: ['esmu atvaļinājumā'],
  fromFields: ['no'],
  subjectFields: ['temats'],
  otherFields: ['nosūtīts', 'kam'],
} satisfies Language
