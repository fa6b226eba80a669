import { provider } from '../../rule.ts'

/** With or without the number of the machine that speaks: `OFR_104`, `OFR004_104`. */
const MACHINES = '{ofr/ofr000/ofr001/ofr002/ofr003/ofr004/ofr005/ofr006/ofr007/ofr008/ofr009}'
const codes = (...numbers: readonly number[]) => numbers.map((code) => `|${MACHINES}_${code}`)

/** Orange and Wanadoo (France). Codes: https://postmaster.orange.fr */
export default provider({
  name: 'orange',
  title: 'Orange',
  hosts: ['orange.fr', 'wanadoo.fr', 'smtp-in.orange.fr', 'orange.com', 'orange-business.com'],
  domains: ['orange.fr', 'wanadoo.fr', 'voila.fr'],
  marks: [
    '|ofr_',
    '|ofr004',
    '|ofr003',
    '|ofr0',
    'smtp-in.orange.fr',
    'smtp.orange.fr',
    'smtp.wanadoo.fr',
    '|mwinf',
  ],
  help: 'https://postmaster.orange.fr',
  rules: [
    {
      id: 'too-many-connections',
      reason: 'throttling',
      text: codes(104, 103, 105, 505),
      remedy: 'Keep to two or three connections and few messages each.',
      is: [
        '421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR_104 [104]',
        '550 5.2.0 Trop de messages. OFR_505 [505]',
      ],
    },
    {
      id: 'service-refused',
      reason: 'reputation',
      text: [...codes(999), 'service refused, please try later'],
      is: [
        '421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR004_999 [999]',
      ],
    },
    {
      id: 'address-blocked',
      reason: 'reputation',
      text: [
        ...codes(102, 108, 109, 997, 998),
        'adresse ip source bloquee',
        'client host blocked for spamming',
        'bloque par spamhaus',
      ],
      remedy: 'Stop the unwanted mail and write to Orange with the postmaster form.',
      is: [
        '550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR_102 [102]',
        '554 mwinf5c04 ME Reputation. OFR006_109 [109]',
      ],
    },
    {
      id: 'authentication-needed',
      reason: 'relay-denied',
      text: codes(305, 402, 403),
      is: ['550 5.7.1 Authentification requise. Authentication Required. OFR_402 [402]'],
    },
    {
      id: 'authentication',
      reason: 'authentication',
      text: codes(401, 515, 517),
      is: ['550 5.7.1 Service refuse. Veuillez verifier la configuration de SPF/DMARC. OFR_401 [401]'],
    },
    {
      id: 'sender',
      reason: 'sender-rejected',
      text: codes(405, 421, 404),
      is: ['501 5.1.0 Emetteur invalide. Invalid Sender. OFR_405 [405]'],
    },
    {
      id: 'no-such-recipient',
      reason: 'unknown-user',
      text: codes(416),
      is: ['550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]'],
    },
    {
      id: 'over-quota',
      reason: 'mailbox-full',
      text: [...codes(417), 'recipient overquota'],
      is: ['552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR004_417 [417]'],
    },
    {
      id: 'disabled',
      reason: 'mailbox-disabled',
      text: [...codes(418, 426), 'boite du destinataire archivee', 'archived recipient'],
      is: ['550 5.1.1 Boite du destinataire archivee. Archived recipient. OFR_418 [418]'],
    },
    {
      id: 'too-large',
      reason: 'message-too-large',
      text: codes(509, 407),
      is: ['552 5.2.3 Message trop volumineux. Message too large. OFR_509 [509]'],
    },
    {
      id: 'virus',
      reason: 'virus',
      text: codes(510, 507),
      is: ['550 5.2.0 Votre message contient un virus. OFR_510 [510]'],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: [...codes(506, 513), 'mail rejete. mail rejected'],
      is: ['550 5.2.0 Mail rejete. Mail rejected. OFR004_506 [506]'],
    },
    {
      id: 'too-many-recipients',
      reason: 'throttling',
      text: codes(420, 422),
      is: ['452 4.5.3 Trop de destinataires. Too many recipients. OFR_420'],
    },
  ],
})
