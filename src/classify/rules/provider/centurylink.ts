import { provider } from '../../rule.ts'

export default provider({
  name: 'centurylink',
  title: 'CenturyLink, Qwest',
  hosts: ['centurylink.net', 'qwest.net', 'embarqmail.com'],
  domains: ['centurylink.net', 'centurytel.net', 'q.com', 'qwest.net', 'embarqmail.com'],
  rules: [],
})
