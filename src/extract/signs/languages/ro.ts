import type { Language } from '../language.ts'

/** Romanian. */
export default {
  failed: [
    'nu a putut fi livrat',
    'nu a putut fi',
    'nu a fost livrat',
    'nelivrat',
    'nu s-a putut livra',
    'imposibil de livrat',
    'mesaj * respins',
    'eroare * livrare',
    'livrarea * eșuat',
  ],
  delayed: [
    'livrare întârziată',
    'întârziere * livrare',
    'nu a fost încă',
    'încă nu a fost',
    'va continua să încerce',
    'se va încerca din nou',
  ],
  delayedTitles: ['întârzi'],
  autoReplyTitles: [
    'confirmare de primire',
    'cererea dumneavoastră',
    'răspuns automat',
    'absent de la birou',
    'în afara biroului',
    'în concediu',
    'am primit',
  ],
  autoReplyText: ['sunt în concediu', 'sunt plecat', 'nu sunt la birou'],
  parcels: ['|colet', '|curier'],
  fromFields: ['de la'],
  subjectFields: ['subiect'],
  otherFields: ['trimis', 'către', 'dată'],
} satisfies Language
