import type { Language } from '../language.ts'

/** Slovenian. */
export default {
  failed: [
    'ni bilo mogoče dostaviti',
    'ni bilo mogoče',
    'ni dostavljen',
    'ni bila dostavljena',
    'nedostavljen',
    'sporočilo * zavrnjeno',
    'dostava * ni uspela',
  ],
  delayed: ['zakasnel', 'zakasnitev', 'še ni bilo dostavljeno', 'poskušali še', 'ponovno poskus'],
  autoReplyTitles: [
    'samodejni odgovor',
    'samodejno odgovor',
    'odsoten',
    'odsotnost',
    'na dopustu',
    'prejeli smo',
  ],
  autoReplyText: ['sem na dopustu', 'sem odsoten', 'nisem v pisarni'],
  notBlamed: ['|od:', 'posiljatelj'],
  fromFields: ['od'],
  subjectFields: ['zadeva'],
  otherFields: ['datum'],
} satisfies Language
