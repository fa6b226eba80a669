import type { Language } from '../language.ts'

/** Estonian. */
export default {
  failed: [
    'ei õnnestunud kohale',
    'ei saanud kohale',
    'kohale toimetada',
    'kohaletoimetamine ebaõnnestus',
    'kirja * ei',
    'lükati tagasi',
  ],
  delayed: ['hilineb', 'viibib', 'ei ole veel kohale', 'proovitakse uuesti', 'jätkatakse'],
  autoReplyTitles: ['automaatne vastus', 'automaatvastus', 'kontorist väljas', 'puhkusel'],
  autoReplyText: ['olen puhkusel'],
  fromFields: ['saatja'],
  subjectFields: ['teema'],
  otherFields: ['saadetud', 'kuupäev', 'adressaat'],
} satisfies Language
