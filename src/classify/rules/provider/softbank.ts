import { provider } from '../../rule.ts'

/** SoftBank, Y!mobile (Japan). */
export default provider({
  name: 'softbank',
  title: 'SoftBank',
  hosts: [
    'softbank.ne.jp',
    'i.softbank.jp',
    'softbank.jp',
    'vodafone.ne.jp',
    'ymobile.ne.jp',
    'ymobile1.ne.jp',
    'willcom.com',
    'pdx.ne.jp',
  ],
  domains: [
    'softbank.ne.jp',
    'i.softbank.jp',
    'disney.ne.jp',
    'ymobile.ne.jp',
    'ymobile1.ne.jp',
    'y-mobile.ne.jp',
    'emnet.ne.jp',
    'willcom.com',
    'pdx.ne.jp',
    'vodafone.ne.jp',
    'd.vodafone.ne.jp',
    't.vodafone.ne.jp',
    'k.vodafone.ne.jp',
  ],
  marks: ['.softbank.ne.jp', '.softbank.jp'],
  rules: [
    {
      id: 'invalid-recipient',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['invalid recipient'],
      is: ['550 Invalid recipient: <x@softbank.ne.jp>'],
    },
    {
      id: 'filtered',
      reason: 'recipient-refused',
      onlyHere: true,
      text: ['5.2.0 * filtered', 'message filtered'],
      is: ['550 5.2.0 Message filtered x.softbank.ne.jp'],
    },
  ],
})
