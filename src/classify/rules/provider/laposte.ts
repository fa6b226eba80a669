import { provider } from '../../rule.ts'

/** Which machine speaks: `LPN007_416`. */
const MACHINES = '{000/001/002/003/004/005/006/007/008/009/100/101/102/103/104/105/106/107/108/109}'
const codes = (...numbers: readonly number[]) => numbers.map((code) => `|lpn${MACHINES}_${code}`)

/** La Poste (laposte.net). Its codes have the numbers of Orange's. */
export default provider({
  name: 'laposte',
  title: 'La Poste',
  hosts: ['laposte.net'],
  domains: ['laposte.net'],
  marks: [
    '|lpn00',
    '|lpn10',
    '|lpn-prd',
    'messagerie laposte.net',
    'smtp4.laposte.net',
    'smtpz4.laposte.net',
    '.laposte.net[',
  ],
  rules: [
    {
      id: 'too-many',
      reason: 'throttling',
      text: codes(104, 107, 108),
      is: ['421 4.7.0 Service refuse. LPN001_107'],
    },
    {
      id: 'client-refused',
      reason: 'policy',
      text: codes(630),
      is: ['554 5.7.1 Client host rejected LPN000_630'],
    },
    { id: 'authentication', reason: 'authentication', text: codes(401), is: ['550 5.7.1 DMARC LPN004_401'] },
    {
      id: 'log-in',
      reason: 'security',
      text: codes(402),
      is: ['550 5.7.1 Authentification requise LPN105_402'],
    },
    {
      id: 'sender',
      reason: 'sender-rejected',
      text: codes(403, 405, 421),
      is: ['501 5.1.0 Emetteur invalide. Invalid Sender. LPN105_405'],
    },
    {
      id: 'no-such-recipient',
      reason: 'unknown-user',
      text: codes(416),
      is: ['550 5.5.0 Adresse destinataire invalide. Invalid recipient. LPN007_416'],
    },
    { id: 'over-quota', reason: 'mailbox-full', text: codes(417), is: ['552 5.2.2 LPN007_417'] },
    {
      id: 'account-closed',
      reason: 'mailbox-disabled',
      text: [...codes(418, 426), 'lpn*archive'],
      is: ['550 5.5.0 Le compte du destinataire est bloque. LPN007_426'],
    },
    { id: 'spam', reason: 'spam-filter', text: codes(506), is: ['550 5.7.1 Message rejete LPN007_506'] },
  ],
})
