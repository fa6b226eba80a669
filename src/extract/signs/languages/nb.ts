import type { Language } from '../language.ts'

/** Norwegian. */
export default {
  failed: [
    'ble ikke levert',
    'kunne ikke bli levert',
    'ikke levert',
    'ikke leveres',
    'ble avvist',
    'leveringsfeil',
    'ukjent mottaker',
    'kan ikke leveres',
  ],
  delayed: [
    'forsinket levering',
    'forsinket',
    'ennå ikke levert',
    'fortsetter å prøve',
    'prøver på nytt',
    'nye forsøk',
  ],
  succeeded: ['levert til følgende', 'levering til disse mottakerne * fullført'],
  succeededTitles: ['levert:'],
  autoReplyTitles: [
    'takk for din henvendelse',
    'bekreftelse på mottatt',
    'autosvar',
    'automatisk svar',
    'fravær',
    'ikke på kontoret',
    'på ferie',
    'vi har mottatt',
    'ikke til stede',
  ],
  autoReplyText: ['jeg er på ferie', 'jeg er ikke på kontoret', 'jeg har ferie', 'jeg er fraværende'],
  parcels: ['|sending|', '|sendingen|'],
  mailSystems: ['systemadministrator'],
  notBlamed: ['avsender'],
  fromFields: ['fra'],
  subjectFields: ['emne'],
  otherFields: ['sendt', 'dato', 'til'],
} satisfies Language
