import { provider } from '../../rule.ts'

/** Cox Communications. Codes: https://www.cox.com/residential/support/email-error-codes.html */
export default provider({
  name: 'cox',
  title: 'Cox',
  hosts: ['cox.net', 'cloudfilter.net'],
  domains: ['cox.net', 'coxinternet.com'],
  marks: [
    'aup#cx',
    'aup#cdrbl',
    'aup#ipbl',
    'aup#urlbl',
    'cox.com/residential/support/email-error-codes',
    'cox.com/business/support/email-error-codes',
    '.cloudfilter.net',
    '.cox.net[',
  ],
  help: 'https://www.cox.com/residential/support/email-error-codes.html',
  rules: [
    {
      id: 'blocked',
      reason: 'reputation',
      text: ['aup#cxbl', 'aup#cdrbl', 'aup#ipbl', '|554 cox * blocked'],
      remedy:
        'Stop the unwanted mail, get off the list that the code stands for, and write to Cox to be unblocked.',
      is: [
        '554 cox 192.0.2.1 blocked. Error Code: AUP#CXBL',
        '421 cox 192.0.2.1 temporarily blocked. AUP#CDRBL',
        '554 cox 192.0.2.1 blocked. AUP#IPBL0010',
      ],
    },
    {
      id: 'reverse-dns',
      reason: 'missing-ptr',
      text: ['aup#cxdns'],
      remedy: 'Give the sending address a PTR record, then wait a day.',
      is: ['554 cox 192.0.2.1 rejected - no rDNS. AUP#CXDNS'],
    },
    {
      id: 'sender-domain',
      reason: 'authentication',
      text: ['aup#cxsndr'],
      remedy: 'Let SPF, DKIM and DMARC pass for the sending domain.',
      is: ['550 5.1.0 <x@example.com> message rejected. AUP#CXSNDR'],
    },
    {
      id: 'not-rfc',
      reason: 'protocol-error',
      text: ['aup#cxsmtp'],
      is: ['554 cox 192.0.2.1 rejected. AUP#CXSMTP'],
    },
    {
      id: 'too-many',
      reason: 'throttling',
      text: ['aup#cxcnct', 'aup#cxmxrt'],
      remedy: 'Open fewer connections at a time and send fewer messages an hour.',
      is: [
        '421 cox too many sessions from 192.0.2.1. AUP#CXCNCT',
        '452 cox requested action aborted: try again later. AUP#CXMXRT',
      ],
    },
    {
      id: 'account-suspicious',
      reason: 'security',
      text: ['aup#cxthrt', 'aup#cxmj'],
      is: ['550 5.1.0 <x@cox.net> sender rejected. AUP#CXTHRT'],
    },
    {
      id: 'listed-link',
      reason: 'spam-filter',
      text: ['aup#urlbl'],
      is: ['552 5.2.0 message content rejected. AUP#URLBL0001'],
    },
  ],
})
