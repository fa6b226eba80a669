import { provider } from '../../rule.ts'

/** Proofpoint: pphosted.com, Essentials. Look-up of blocked addresses: https://ipcheck.proofpoint.com */
export default provider({
  name: 'proofpoint',
  title: 'Proofpoint',
  hosts: [
    'pphosted.com',
    'ppe-hosted.com',
    'ppops.net',
    'proofpoint.com',
    'gpphosted.com',
    'pphosted-dev.com',
  ],
  marks: ['proofpoint.com', '.pphosted.com', '.ppe-hosted.com', '.ppops.net', 'cluster* ppops'],
  help: 'https://ipcheck.proofpoint.com',
  rules: [
    {
      id: 'blocked',
      reason: 'reputation',
      text: [
        'ipcheck.proofpoint.com',
        'proofpoint.com/dnsbl-lookup',
        'blocked using prs',
        'blocked - see * proofpoint',
        '|prs.proofpoint.com',
        'proofpoint dynamic reputation',
        'access denied * proofpoint',
      ],
      remedy: 'Look the address up at ipcheck.proofpoint.com and ask there for removal.',
      is: [
        '554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1',
        '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using prs.proofpoint.com',
      ],
    },
    {
      id: 'deferred',
      reason: 'throttling',
      onlyHere: true,
      text: ['deferred - rate limit', 'rate limit', 'too many connections', 'message rate'],
      is: ['451 4.7.1 Rate limit hit, mx0a-0001.pphosted.com'],
    },
    {
      id: 'local-policy',
      reason: 'policy',
      onlyHere: true,
      text: ['local policy violation', 'rejected due to local policy', 'message rejected - policy'],
      unless: ['dmarc', 'spf', 'dkim'],
      is: ['550 5.7.0 Local Policy Violation - mx0b-0001.pphosted.com'],
    },
    {
      id: 'cluster-unknown-user',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['user unknown', 'invalid recipient', 'mailbox not accepting'],
      is: ['550 5.1.1 User unknown mx0a-0001.pphosted.com'],
    },
    {
      id: 'essentials-unknown',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['invalid recipient address', 'recipient not accepted', '|5.1.0 * rejected'],
      is: ['550 5.1.1 Invalid recipient address, mx1-us1.ppe-hosted.com'],
    },
    {
      id: 'essentials-sender',
      reason: 'relay-denied',
      onlyHere: true,
      text: ['relay access denied', 'relaying denied', 'sender not registered'],
      is: ['554 5.7.1 Relay access denied, dispatch1-us1.ppe-hosted.com'],
    },
  ],
})
