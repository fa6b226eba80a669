import { provider } from '../../rule.ts'

export default provider({
  name: 'aliyun',
  title: 'Alibaba Mail',
  hosts: ['aliyun.com', 'mxhichina.com', 'alibaba-inc.com'],
  domains: ['aliyun.com'],
  marks: ['antispam_bat', '[@sm0'],
  rules: [
    {
      id: 'no-such-recipient',
      reason: 'unknown-user',
      text: ['invalid rcptto'],
      is: ['559 Invalid rcptto [@sm030101]'],
    },
    {
      id: 'behaviour',
      reason: 'spam-filter',
      text: ['reject by behaviour spam', 'reject by content spam'],
      is: ['554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT'],
    },
    {
      id: 'sender',
      reason: 'sender-rejected',
      text: ['invalid mailfrom'],
      is: ['551 Invalid mailfrom [@sm010101]'],
    },
  ],
})
