import { provider } from '../../rule.ts'

/** Naver (Korea). */
export default provider({
  name: 'naver',
  title: 'Naver',
  hosts: ['naver.com', 'worksmobile.com', 'navercorp.com'],
  domains: ['naver.com'],
  marks: ['realip.naver.com', '.naver.com', 'naver.com['],
  rules: [
    {
      id: 'address-filtered',
      reason: 'reputation',
      text: ['your ip(*) is filtered', 'realip.naver.com', 'your ip * is filtered'],
      remedy: 'Register the sending address at realip.naver.com (KISA White Domain).',
      is: ['421 4.3.2 Your IP(192.0.2.1) is filtered and this connection will be closed.'],
    },
    {
      id: 'too-many',
      reason: 'throttling',
      onlyHere: true,
      text: [
        'not allowed within 24 hours',
        'not allowed * 24 hours',
        'too many connections',
        'too many messages',
      ],
      is: ['421 4.3.1 Your connection is not allowed within 24 hours, naver.com[192.0.2.1]'],
    },
  ],
})
