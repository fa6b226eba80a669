import { provider } from '../../rule.ts'

/** Mail.ru (VK). */
export default provider({
  name: 'mailru',
  title: 'Mail.ru',
  hosts: ['mail.ru', 'mxs.mail.ru', 'list.ru', 'bk.ru', 'inbox.ru', 'vk.team', 'smailru.net'],
  domains: ['mail.ru', 'list.ru', 'bk.ru', 'inbox.ru', 'internet.ru', 'mail.ua', 'xmail.ru', 'vk.com'],
  marks: ['help.mail.ru', 'mxs.mail.ru', 'mail.ru/notspam', 'postmaster.mail.ru'],
  help: 'https://help.mail.ru/developers/postmaster',
  rules: [
    {
      id: 'disabled',
      reason: 'mailbox-disabled',
      text: [
        'local mailbox * is unavailable: account is disabled',
        'is unavailable: account is',
        'invalid mailbox * account is disabled',
      ],
      is: [
        '550 Message was not accepted -- invalid mailbox.  Local mailbox x@mail.ru is unavailable: account is disabled',
      ],
    },
    {
      id: 'no-such-user',
      reason: 'unknown-user',
      text: [
        'is unavailable: user not found',
        'is unavailable: user is not found',
        'message was not accepted -- invalid mailbox',
      ],
      unless: ['account is disabled', 'is blocked', 'is full', 'quota'],
      is: [
        '550 Message was not accepted -- invalid mailbox.  Local mailbox x@mail.ru is unavailable: user not found',
      ],
    },
    {
      id: 'full',
      reason: 'mailbox-full',
      text: ['is unavailable: mailbox is full', 'is unavailable: quota', 'is unavailable: * full'],
      is: [
        '550 Message was not accepted -- invalid mailbox. Local mailbox x@mail.ru is unavailable: mailbox is full',
      ],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: ['mail.ru/notspam-support', 'spam message rejected * mail.ru', 'spam message discarded/rejected'],
      unless: ['access from ip'],
      remedy: 'Open the link in the reply and ask for a review.',
      is: [
        '550 spam message rejected. Please visit https://help.mail.ru/notspam-support/id?c=x or report details to abuse@corp.mail.ru',
      ],
    },
    {
      id: 'address-blocked',
      reason: 'reputation',
      text: ['access from ip address * blocked', 'blocked. visit http*mail.ru/notspam', 'mail.ru/notspam/?'],
      is: ['550 Access from ip address 192.0.2.1 blocked. Visit http://mail.ru/notspam/'],
    },
    {
      id: 'dmarc',
      reason: 'authentication',
      text: ['owner dmarc policy', 'help.mail.ru/mail-help/postmaster/dmarc', 'rejected * dmarc * mail.ru'],
      is: [
        '550 5.7.1 This message was not accepted due to domain (example.com) owner DMARC policy (RFC 7489)',
      ],
    },
    {
      id: 'rate',
      reason: 'throttling',
      text: ['ratelimit exceeded', '|ratelimit|'],
      onlyHere: true,
      is: ['451 Ratelimit exceeded for mailbox, try again later. mxs.mail.ru'],
    },
    {
      id: 'no-ptr',
      reason: 'missing-ptr',
      text: ['ptr record * help.mail.ru', 'help.mail.ru/mail-help/postmaster/ptr'],
      is: ['550 Your host has no PTR record, see https://help.mail.ru/mail-help/postmaster/ptr'],
    },
    {
      id: 'generic-ptr',
      reason: 'missing-ptr',
      text: ['hosts with dynamic ip or generic dns ptr'],
      is: ['550 Sorry, we do not accept mail from hosts with dynamic IP or generic DNS PTR-records.'],
    },
  ],
})
