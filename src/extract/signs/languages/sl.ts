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
    'ni mogoče dostaviti',
  ],
  failedText: [
    'ni bilo mogoče poslati',
    'ni mogoče poslati',
    'pošiljanje * ni uspelo',
    'sporočilo * {blokirano/vrnjeno/zavrnjeno}',
  ],
  delayed: [
    'zakasnel',
    'zakasnitev',
    'še ni bilo dostavljeno',
    'poskušali še',
    'ponovno poskus',
    'dostava * zamuja',
    'še ni bilo mogoče',
    'poskusili bomo znova',
    'še ni * dostavljen',
  ],
  succeeded: ['dostavljeno naslednjim', 'uspešno dostavljen', 'dostava * končana'],
  autoReplyTitles: [
    'samodejni odgovor',
    'samodejno odgovor',
    'odsoten',
    'odsotnost',
    'na dopustu',
    'prejeli smo',
  ],
  autoReplyText: ['sem na dopustu', 'sem odsoten', 'nisem v pisarni'],
  toOwner: ['vaš {poštni predal/nabiralnik}', 'naslovljen * na vas'],
  explains: ['kaj pomeni'],
  notBlamed: ['|od:', 'posiljatelj'],
  fromFields: ['od'],
  subjectFields: ['zadeva'],
  otherFields: ['datum'],
} satisfies Language
