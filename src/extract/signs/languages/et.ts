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
    'kohaletoimetamine * nurjus',
    'kohaletoimetamine * ebaõnnestus',
    'kättetoimetamatu',
  ],
  failedText: [
    'saatmine * ebaõnnestus',
    'ei õnnestunud saata',
    'kiri * {blokeeriti/tagastati}',
    'kiri * lükati tagasi',
    'sõnum * tagasi lükatud',
  ],
  delayed: ['hilineb', 'viibib', 'ei ole veel kohale', 'proovitakse uuesti', 'jätkatakse'],
  autoReplyTitles: ['automaatne vastus', 'automaatvastus', 'kontorist väljas', 'puhkusel'],
  autoReplyText: ['olen puhkusel'],
  toOwner: ['teie postkast', 'teile saadetud'],
  explains: ['mida tähendab'],
  fromFields: ['saatja'],
  subjectFields: ['teema'],
  otherFields: ['saadetud', 'kuupäev', 'adressaat'],
} satisfies Language
