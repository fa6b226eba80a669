import { provider } from '../../rule.ts'

export default provider({
  name: 'onet',
  title: 'Onet (Poland)',
  hosts: ['onet.pl', 'poczta.onet.pl'],
  domains: [
    'onet.pl',
    'op.pl',
    'vp.pl',
    'onet.eu',
    'poczta.onet.pl',
    'autograf.pl',
    'spoko.pl',
    'buziaczek.pl',
    'amorki.pl',
  ],
  rules: [],
})
