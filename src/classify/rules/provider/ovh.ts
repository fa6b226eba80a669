import { provider } from '../../rule.ts'

export default provider({
  name: 'ovh',
  title: 'OVHcloud',
  hosts: ['ovh.net', 'mail.ovh.net', 'ovh.com', 'ovh.ca'],
  help: 'https://help.ovhcloud.com/',
  rules: [],
})
