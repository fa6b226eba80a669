import type { Language } from '../language.ts'

/** Lithuanian. */
export default {
  failed: [
    'nepavyko pristatyti',
    'nebuvo pristatyt',
    'nepristatyt',
    'negalima pristatyti',
    'negali būti pristatyt',
    'laiškas * atmest',
    'pristatymo klaida',
    'pristatyti * nepavyko',
    'nepristatyta',
    'pristatymas * nepavyko',
  ],
  failedText: ['nepavyko išsiųsti', 'išsiųsti * nepavyko', 'laiškas * {užblokuotas/grąžintas/atmestas}'],
  delayed: [
    'vėluoja',
    'pristatymas atidėtas',
    'dar nepristatyt',
    'dar nebuvo pristatyt',
    'bus bandoma toliau',
    'bandys dar kartą',
  ],
  autoReplyTitles: ['automatinis atsakymas', 'automatinis atsakas', 'esu atostog', 'atostogauju', 'ne biure'],
  autoReplyText: ['šiuo metu atostogauju', 'esu atostogose'],
  toOwner: ['jūsu pašto dėžutė', 'jums adresuot'],
  explains: ['ką reiškia'],
  fromFields: ['nuo'],
  subjectFields: ['tema'],
  otherFields: ['data', 'išsiųsta'],
} satisfies Language
