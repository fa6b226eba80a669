import { provider } from '../../rule.ts'

/** Tencent: QQ Mail, Foxmail, Tencent Exmail. Codes: https://service.mail.qq.com/detail/124 */
export default provider({
  name: 'qq',
  title: 'QQ Mail',
  hosts: ['qq.com', 'mxbiz1.qq.com', 'mxbiz2.qq.com', 'foxmail.com'],
  domains: ['qq.com', 'foxmail.com', 'vip.qq.com'],
  marks: [
    'service.mail.qq.com',
    'service.exmail.qq.com',
    'mx1.qq.com',
    'mx2.qq.com',
    'mx3.qq.com',
    'mxbiz1.qq.com',
    'mxbiz2.qq.com',
    '.qq.com[',
  ],
  help: 'https://service.mail.qq.com',
  rules: [
    {
      id: 'frequency',
      reason: 'throttling',
      onlyHere: true,
      text: [
        'ip frequency limited',
        'domain frequency limited',
        'sender frequency limited',
        'connection frequency limited',
        'recipient frequency limited',
        'frequency limited * qq.com',
        'connection denied * qq.com',
        'too many connections * qq.com',
        'no=1000725',
        'no=1000722',
        'no=1000723',
        'no=1000724',
      ],
      remedy: 'Send more slowly.',
      is: [
        '550 Domain frequency limited [x]. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000725',
        '550 Connection frequency limited. http://service.mail.qq.com/',
      ],
    },
    {
      id: 'suspected-spam',
      reason: 'reputation',
      text: [
        'suspected bounce attacks',
        'suspected spam ip',
        'suspected spam sender',
        'ip in blacklist * qq',
        'no=1000726',
        'spam is embedded * qq',
      ],
      is: [
        '550 Suspected bounce attacks. http://service.mail.qq.com/cgi-bin/help',
        '550 Suspected Spam IP. http://service.mail.qq.com/',
      ],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: [
        'suspected spam. http',
        'mail contains spam * qq.com',
        'content spam message',
        'spam message * service.mail.qq.com',
      ],
      is: ['550 Mail content suspected spam. http://service.mail.qq.com/cgi-bin/help'],
    },
    {
      id: 'content-denied',
      reason: 'content-rejected',
      text: ['mail content denied', 'no=1000726&'],
      is: [
        '550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000726',
      ],
    },
    {
      id: 'mailbox-not-found',
      reason: 'unknown-user',
      text: [
        'mailbox not found. http',
        'mailbox not found * qq.com',
        'mailbox unavailable or access denied',
        'no=1000728',
      ],
      is: [
        '550 Mailbox not found. http://service.exmail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000728',
        '550 Mailbox unavailable or access denied [x] http://service.mail.qq.com',
      ],
    },
    {
      id: 'recipient-refuses',
      reason: 'recipient-refused',
      text: ['mail is rejected by recipients', 'rejected by recipients * qq.com', 'no=1000729'],
      is: ['550 Mail is rejected by recipients [x]. http://service.mail.qq.com/detail/0/92'],
    },
    {
      id: 'authentication',
      reason: 'authentication',
      text: ['dmarc check failed', 'spf check failed', 'dkim check failed', 'no=1001508', 'no=1001507'],
      onlyHere: true,
      is: ['550 DMARC check failed. http://service.mail.qq.com/cgi-bin/help?subtype=1&&no=1001508&&id=16'],
    },
    {
      id: 'bad-address',
      reason: 'invalid-address',
      text: ['bad address syntax. http', 'no=1000730'],
      is: [
        '501 Bad address syntax. http://service.exmail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000730',
      ],
    },
    {
      id: 'mailbox-full',
      reason: 'mailbox-full',
      onlyHere: true,
      text: ['mailbox space not enough', 'mailbox * space * not enough', 'mailbox size exceeds'],
      is: ['550 Mailbox space not enough http://service.mail.qq.com'],
    },
    {
      id: 'too-large',
      reason: 'message-too-large',
      onlyHere: true,
      text: ['message size exceeds', 'message too large', 'no=1000727'],
      is: ['552 Message too large. http://service.mail.qq.com/cgi-bin/help'],
    },
    {
      id: 'invalid-sender',
      reason: 'sender-rejected',
      onlyHere: true,
      text: ['mail from must be same as authorization user', 'sender address * not exist', 'invalid sender'],
      is: ['501 mail from must be same as authorization user. http://service.mail.qq.com'],
    },
  ],
})
