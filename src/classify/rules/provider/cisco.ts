import { provider } from '../../rule.ts'

/** Cisco Secure Email (IronPort). Its codes stand behind a hash sign. */
export default provider({
  name: 'cisco',
  title: 'Cisco Secure Email (IronPort)',
  hosts: ['iphmx.com', 'ironport.com'],
  marks: ['.iphmx.com', 'senderbase.org', 'talosintelligence.com', '|#4.4.5', '#5.7.1 your access'],
  help: 'https://talosintelligence.com/reputation_center',
  rules: [
    {
      id: 'poor-reputation',
      reason: 'reputation',
      text: [
        "sending mta's poor reputation",
        'talosintelligence.com/reputation',
        'senderbase.org/senderbase_queries',
        'poor * reputation score',
        'your access to this mail system has been rejected due to',
      ],
      remedy: 'Look the address up at talosintelligence.com and ask there for a review.',
      is: [
        "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this is in error, contact the recipient.",
        '554 blocked, see https://talosintelligence.com/reputation_center/lookup?search=192.0.2.1',
      ],
    },
    {
      id: 'access-rejected',
      reason: 'policy',
      text: ['#5.7.1 your access to submit messages', 'your access to submit messages to this * rejected'],
      is: ['550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.'],
    },
    {
      id: 'too-many-connections',
      reason: 'throttling',
      text: ['#4.4.5 too many', '#4.5.3 too many', '#4.7.1 too many', '#5.5.3 too many'],
      is: ['421 #4.4.5 Too many connections from your host.', '452 #4.5.3 Too many recipients'],
    },
    {
      id: 'address-rejected',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['#5.1.0 address rejected', '#5.1.1 bad'],
      is: ['550 #5.1.0 Address rejected x@example.com'],
    },
  ],
})
