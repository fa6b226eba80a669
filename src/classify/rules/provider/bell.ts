import { provider } from '../../rule.ts'

export default provider({
  name: 'bell',
  title: 'Bell (Canada)',
  hosts: ['bell.net', 'bellnexxia.net', 'sympatico.ca'],
  domains: ['bell.net', 'sympatico.ca', 'bellaliant.net', 'nb.sympatico.ca', 'ns.sympatico.ca'],
  rules: [],
})
