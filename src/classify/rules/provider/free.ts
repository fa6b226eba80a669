import { provider } from '../../rule.ts'

/** Free (France). */
export default provider({
  name: 'free',
  title: 'Free',
  hosts: ['free.fr', 'proxad.net', 'online.net'],
  domains: ['free.fr', 'libertysurf.fr', 'aliceadsl.fr', 'freesbee.fr', 'worldonline.fr'],
  marks: ['mx1.free.fr', 'mx2.free.fr', 'postmaster.free.fr', '.free.fr['],
  help: 'https://postmaster.free.fr/',
  rules: [
    {
      id: 'reverse-dns',
      reason: 'missing-ptr',
      onlyHere: true,
      text: ['reverse dns', 'bad reverse'],
      is: ['421 Refused. Your reverse DNS entry does not resolve. http://postmaster.free.fr/'],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      onlyHere: true,
      text: ['spam detected'],
      is: ['550 spam detected (mx1.free.fr)'],
    },
    {
      id: 'too-many',
      reason: 'throttling',
      onlyHere: true,
      text: ['too many errors from your ip', 'too many connections', 'trop de'],
      is: ['421 Too many errors from your ip (192.0.2.1), please visit http://postmaster.free.fr/'],
    },
  ],
})
