import type { Language } from '../language.ts'

/** Serbian. */
export default {
  failed: [
    'није испоручен',
    'није могуће испоручити',
    'није достављен',
    'неиспоручен',
    'одбијен',
    'није успело',
    'nije uspelo',
    'испорука * није успела',
    'неиспоручив',
    'isporuka * nije uspela',
    'nije moguće isporučiti',
  ],
  failedText: [
    'није могуће послати',
    'слање * није успело',
    'nije moguće poslati',
    'slanje * nije uspelo',
    'порука * {блокирана/враћена/одбијена}',
    'poruka * {blokirana/vraćena/odbijena}',
  ],
  delayed: [
    'кашњењ',
    'одложен',
    'још није испоручен',
    'још увек није',
    'наставиће',
    'покушаће поново',
    'испорука * касни',
    'isporuka * kasni',
  ],
  autoReplyTitles: [
    'аутоматски одговор',
    'одсутан',
    'одсуств',
    'на одмору',
    'примили смо',
    'automatski odgovor',
  ],
  autoReplyText: ['на одмору сам', 'нисам у канцеларији', 'одсутан сам'],
  toOwner: ['ваше {сандуче/поштанско сандуче}', 'упућен * вама', 'vaše sanduče'],
} satisfies Language
