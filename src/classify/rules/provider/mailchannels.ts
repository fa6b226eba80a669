import { provider } from '../../rule.ts'

/** MailChannels: the outbound filter of many web hosts. */
export default provider({
  name: 'mailchannels',
  title: 'MailChannels',
  hosts: ['mailchannels.net', 'mailchannels.com'],
  marks: ['mailchannels', '[sdna]', '[csdna]'],
  help: 'https://www.mailchannels.com/',
  rules: [
    {
      id: 'blocked',
      reason: 'spam-filter',
      onlyHere: true,
      text: ['message blocked', 'message * blocked'],
      is: ['550 5.7.1 [CS] Message blocked. Please see https://console.mailchannels.net/insights/x'],
    },
    {
      id: 'sender-behaviour',
      reason: 'throttling',
      onlyHere: true,
      text: ['too many recent sending errors', 'too many messages', 'too much unwanted'],
      is: ['450 4.7.1 too many recent sending errors, mailchannels.net'],
    },
  ],
})
