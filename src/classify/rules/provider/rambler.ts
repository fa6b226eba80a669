import { provider } from '../../rule.ts'

/** Rambler (Russia). */
export default provider({
  name: 'rambler',
  title: 'Rambler',
  hosts: ['rambler.ru', 'rambler-co.ru'],
  domains: ['rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru', 'rambler.ua'],
  marks: ['mx.rambler.ru', 'inmx.rambler.ru', '.rambler.ru['],
  help: 'https://help.rambler.ru/mail/',
  rules: [
    {
      id: 'inactive',
      reason: 'mailbox-disabled',
      onlyHere: true,
      text: ['540 * inactive', '540 * blocked', '|inactive|', '|blocked|'],
      weight: 'usual',
      is: [
        "540 <x@rambler.ru>: Recipient address rejected: Your emails has been returned because the intended recipient's email account has been Inactive",
      ],
    },
  ],
})
