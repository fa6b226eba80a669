import { provider } from '../../rule.ts'

/** Proton Mail. */
export default provider({
  name: 'proton',
  title: 'Proton Mail',
  hosts: ['protonmail.ch', 'proton.ch', 'protonmail.com', 'proton.me'],
  domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
  marks: ['.protonmail.ch', '.proton.ch', 'proton.me/support'],
  rules: [
    {
      id: 'no-such-address',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['address does not exist'],
      is: ['550 5.1.1 <x@proton.me>: Recipient address rejected: Address does not exist'],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      onlyHere: true,
      text: ['message considered spam', 'blocked as spam', 'flagged as spam'],
      is: ['550 5.7.1 message considered spam, mail.protonmail.ch'],
    },
  ],
})
