import { provider } from '../../rule.ts'

/** Daum and Hanmail (Kakao, Korea). */
export default provider({
  name: 'daum',
  title: 'Daum, Hanmail',
  hosts: ['hanmail.net', 'daum.net', 'kakao.com'],
  domains: ['hanmail.net', 'daum.net', 'kakao.com', 'hanmail2.net'],
  marks: ['.hanmail.net', '.daum.net', 'cs.daum.net', 'hanmail.net['],
  help: 'https://cs.daum.net/',
  rules: [
    {
      id: 'rate',
      reason: 'throttling',
      text: ['|chic|', '|ccrt|', '|chrt|', '|ccic|'],
      onlyHere: true,
      is: ['421 4.7.0 [CCRT] wmail1.hanmail.net: too many'],
    },
    {
      id: 'blocked',
      reason: 'reputation',
      onlyHere: true,
      text: ['|blip|', 'your ip * blocked', 'blocked by * policy'],
      is: ['554 5.7.1 [BLIP] your IP was blocked, wmail1.hanmail.net'],
    },
  ],
})
