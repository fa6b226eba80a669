import { provider } from '../../rule.ts'

/** NetZero and Juno (United Online). */
export default provider({
  name: 'netzero',
  title: 'NetZero, Juno',
  hosts: ['untd.com', 'netzero.net', 'juno.com'],
  domains: ['netzero.net', 'netzero.com', 'juno.com', 'freeinternet.com'],
  marks: ['.untd.com', 'unitedonline.net', 'untd.com['],
  rules: [
    {
      id: 'denied',
      reason: 'reputation',
      onlyHere: true,
      text: ['access denied'],
      is: ['550 Access denied...5a3b mx.vgs.untd.com'],
    },
  ],
})
