import { provider } from '../../rule.ts'

/** Deutsche Telekom (T-Online, Magenta). */
export default provider({
  name: 't-online',
  title: 'T-Online',
  hosts: ['t-online.de', 'magenta.de', 't-systems.com', 'telekom.de'],
  domains: ['t-online.de', 'magenta.de'],
  marks: ['tosa@rx.t-online.de', 'rx.t-online.de', '.t-online.de[', 'postmaster.t-online.de'],
  help: 'https://postmaster.t-online.de/',
  rules: [
    {
      id: 'not-known-address',
      reason: 'reputation',
      text: [
        'ask your postmaster for help or to contact tosa@',
        'contact tosa@rx.t-online.de',
        '554 ip=* - a problem occurred',
        'dialup/transit ip not allowed',
        'use a mailgateway/relay/mx',
      ],
      remedy: 'Write to tosa@rx.t-online.de: the address is on their list, or not yet known there.',
      is: [
        '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
        '554 IP=192.0.2.1 - Dialup/transit IP not allowed. Use a mailgateway/relay/MX. (DIAL)',
      ],
    },
    {
      id: 'classified',
      reason: 'spam-filter',
      text: ['spam or virus classification', 'message considered as spam or virus'],
      onlyHere: true,
      is: [
        '550 5.7.0 Message considered as spam or virus, rejected. mx01.t-online.de[192.0.2.1] rx.t-online.de',
      ],
    },
  ],
})
