import { provider } from '../../rule.ts'

/** SFR, Neuf, Club Internet, Numericable. */
export default provider({
  name: 'sfr',
  title: 'SFR',
  hosts: ['sfr.fr', 'sfr.net', 'neuf.fr', 'cegetel.net'],
  domains: [
    'sfr.fr',
    'neuf.fr',
    'cegetel.net',
    'club-internet.fr',
    'numericable.fr',
    'noos.fr',
    '9online.fr',
    '9business.fr',
  ],
  marks: ['|gu_eib_', 'smtp-in.sfr.fr', '.sfr.fr[', 'postmaster.sfr.fr'],
  help: 'https://postmaster.sfr.fr/',
  rules: [
    {
      id: 'abuse',
      reason: 'reputation',
      text: ['|gu_eib_'],
      is: ['550 5.7.1 Mail from 192.0.2.1 refused: abus (GU_EIB_02)'],
    },
  ],
})
