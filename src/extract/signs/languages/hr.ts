import type { Language } from '../language.ts'

/** Croatian. */
export default {
  failed: [
    'nije isporučen',
    'nije moguće isporučiti',
    'nije dostavljen',
    'nije moguće dostaviti',
    'nije mogla biti isporučena',
    'neisporučen',
    'isporuka * nije uspjela',
    'poruka * odbijen',
  ],
  failedTitles: ['isporuk'],
  delayed: [
    'kašnjenj',
    'odgođen',
    'još nije isporučen',
    'nastavit će',
    'pokušat će ponovno',
    'ponovni pokušaj',
  ],
  autoReplyTitles: [
    'automatski odgovor',
    'automatski odgovori',
    'odsutn',
    'na godišnjem',
    'zaprimili smo',
    'primili smo',
  ],
  autoReplyText: ['na godišnjem sam', 'nisam u uredu', 'odsutan sam', 'odsutna sam'],
  notBlamed: ['|od:', 'posiljatelj'],
  fromFields: ['od'],
  subjectFields: ['tema', 'predmet'],
  otherFields: ['datum'],
} satisfies Language
