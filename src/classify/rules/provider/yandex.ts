import { provider } from '../../rule.ts'

/** Yandex Mail and Yandex 360. */
export default provider({
  name: 'yandex',
  title: 'Yandex',
  hosts: ['yandex.ru', 'yandex.net', 'yandex.com'],
  domains: [
    'yandex.ru',
    'yandex.com',
    'ya.ru',
    'yandex.ua',
    'yandex.by',
    'yandex.kz',
    'yandex.com.tr',
    'narod.ru',
  ],
  marks: [
    'mail.yandex.net',
    'mx.yandex.ru',
    'mx.yandex.net',
    'feedback.yandex.',
    'yandex.ru/support',
    'yandex.com/support',
    '//ya.cc/',
  ],
  help: 'https://postmaster.yandex.com/',
  rules: [
    {
      id: 'spam',
      reason: 'spam-filter',
      text: ['rejected under suspicion of spam'],
      is: ['554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc'],
    },
    {
      id: 'no-such-user',
      reason: 'unknown-user',
      text: ['5.7.1 no such user', 'no such user!'],
      onlyHere: true,
      is: ['550 5.7.1 No such user! mx.yandex.ru'],
    },
    {
      id: 'policy',
      reason: 'policy',
      text: ['policy rejection on the target address'],
      is: ['554 5.7.1 Policy rejection on the target address'],
    },
    {
      id: 'come-back',
      reason: 'greylisting',
      text: ['the service is currently unavailable. please come back later'],
      onlyHere: true,
      is: ['451 4.7.1 Sorry, the service is currently unavailable. Please come back later. mx.yandex.net'],
    },
    {
      id: 'dmarc',
      reason: 'authentication',
      text: ['email rejected per dmarc policy'],
      onlyHere: true,
      is: ['550 5.7.1 Email rejected per DMARC policy for example.com, mx.yandex.ru'],
    },
  ],
})
