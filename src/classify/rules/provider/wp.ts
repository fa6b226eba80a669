import { provider } from '../../rule.ts'

export default provider({
  name: 'wp',
  title: 'WP Poczta, o2 (Poland)',
  hosts: ['wp.pl', 'o2.pl'],
  domains: ['wp.pl', 'o2.pl', 'tlen.pl', 'go2.pl', 'prokonto.pl'],
  help: 'https://pomoc.wp.pl/',
  rules: [],
})
