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
    'neisporučiv',
  ],
  failedTitles: ['isporuk'],
  failedText: [
    'nije moguće poslati',
    'nije bilo moguće poslati',
    'slanje * nije uspjelo',
    'poruka * {blokirana/vraćena/odbijena}',
  ],
  delayed: [
    'kašnjenj',
    'odgođen',
    'još nije isporučen',
    'nastavit će',
    'pokušat će ponovno',
    'ponovni pokušaj',
    'isporuka * kasni',
  ],
  succeeded: ['isporučena sljedećim', 'uspješno isporučen', 'isporuka * dovršena'],
  autoReplyTitles: [
    'automatski odgovor',
    'automatski odgovori',
    'odsutn',
    'na godišnjem',
    'zaprimili smo',
    'primili smo',
  ],
  autoReplyText: ['na godišnjem sam', 'nisam u uredu', 'odsutan sam', 'odsutna sam'],
  toOwner: ['vaš {sandučić/pretinac/poštanski sandučić}', 'upućen * vama'],
  explains: ['što znači'],
  notBlamed: ['|od:', 'posiljatelj'],
  fromFields: ['od'],
  subjectFields: ['tema', 'predmet'],
  otherFields: ['datum'],
} satisfies Language
