import { provider } from '../../rule.ts'

/** Cloudmark (Proofpoint): gateways and the sender list CSI of many access providers. */
export default provider({
  name: 'cloudmark',
  title: 'Cloudmark',
  hosts: ['cloudmark.com'],
  marks: ['csi.cloudmark.com', '|cmsmtp|'],
  help: 'https://csi.cloudmark.com/en/reset/',
  rules: [
    {
      id: 'listed',
      reason: 'reputation',
      text: ['csi.cloudmark.com', 'blocked using cm-csi'],
      remedy: 'Ask for a reset at csi.cloudmark.com.',
      is: [
        '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using cm-csi; see http://csi.cloudmark.com/reset-request/?ip=192.0.2.1',
      ],
    },
    { id: 'policy', reason: 'policy', text: ['aup#pol'], is: ['552 5.2.0 sender rejected AUP#POL'] },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: ['aup#cnt', 'aup#spam'],
      is: ['552 5.2.0 content rejected AUP#CNT'],
    },
  ],
})
