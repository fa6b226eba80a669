import { provider } from '../../rule.ts'

/** `AUP#In-1000`, `AUP#I-1310`, `AUP#Out-1340`: the letters tell the direction, the number tells why. */
const codes = (...ranges: readonly (readonly [from: number, to: number])[]) =>
  ranges.flatMap(([from, to]) =>
    Array.from({ length: (to - from) / 10 + 1 }, (_, n) => n * 10 + from).flatMap((code) =>
      ['in', 'i', 'out', 'o', 'reg', 'mxrt'].map((way) => `aup#${way}-${code}`),
    ),
  )

/** Spectrum: Charter, Time Warner Cable, Road Runner, Bright House. */
export default provider({
  name: 'spectrum',
  title: 'Spectrum',
  hosts: ['charter.net', 'rr.com', 'twc.com', 'brighthouse.com', 'spectrum.net', 'adelphia.net'],
  domains: [
    'charter.net',
    'charter.com',
    'spectrum.net',
    'twc.com',
    'roadrunner.com',
    'rr.com',
    'nc.rr.com',
    'nyc.rr.com',
    'tampabay.rr.com',
    'cfl.rr.com',
    'san.rr.com',
    'austin.rr.com',
    'bak.rr.com',
    'wi.rr.com',
    'kc.rr.com',
    'hawaii.rr.com',
    'neo.rr.com',
    'columbus.rr.com',
    'cinci.rr.com',
    'rochester.rr.com',
    'brighthouse.com',
    'adelphia.net',
  ],
  marks: [
    'aup#in-',
    'aup#out-',
    'aup#i-1',
    'aup#o-1',
    'aup#reg-',
    '.charter.net',
    'unblock@charter.net',
    'amiblockedbyrr',
    'security.rr.com',
    '.rr.com[',
  ],
  help: 'https://www.spectrum.net/support/internet/charter-postmaster-services/',
  rules: [
    {
      id: 'blocked',
      reason: 'reputation',
      text: [...codes([1000, 1000], [1200, 1250]), 'amiblockedbyrr'],
      remedy: 'Get off Cloudmark CSI or Spamhaus, or write to unblock@charter.net.',
      is: [
        '554 p-mx0.charter.net cmsmtp 192.0.2.1 blocked AUP#In-1000',
        '554 mx0.charter.net cmsmtp 192.0.2.1 AUP#In-1220',
      ],
    },
    {
      id: 'sender',
      reason: 'sender-rejected',
      text: codes([1010, 1080], [1500, 1520]),
      is: ['550 5.1.0 sender rejected AUP#In-1030'],
    },
    {
      id: 'system',
      reason: 'system-error',
      text: codes([1090, 1090]),
      is: ['421 mx0.charter.net cmsmtp AUP#In-1090'],
    },
    {
      id: 'dns',
      reason: 'missing-ptr',
      text: codes([1100, 1150]),
      remedy: 'Give the sending address a PTR record that matches its A record.',
      is: ['554 mx0.charter.net cmsmtp 192.0.2.1 DNS AUP#In-1130'],
    },
    {
      id: 'policy',
      reason: 'policy',
      text: codes([1160, 1190], [1260, 1260]),
      is: ['554 mx0.charter.net cmsmtp 192.0.2.1 AUP#In-1160'],
    },
    {
      id: 'limits',
      reason: 'throttling',
      text: codes([1300, 1490], [1540, 1580]),
      remedy: 'Send more slowly; the pause lasts from some minutes to a day.',
      is: [
        '550 5.1.0 sender rejected AUP#I-1310',
        '421 mx0.charter.net cmsmtp too many sessions AUP#In-1350',
        '452 4.5.3 AUP#Out-1550',
      ],
    },
    {
      id: 'size',
      reason: 'message-too-large',
      text: codes([1530, 1530]),
      is: ['552 5.2.0 mx0.charter.net AUP#In-1530'],
    },
    {
      id: 'security-alert',
      reason: 'spam-filter',
      onlyHere: true,
      text: ['email security alert'],
      is: ['554 Email Security Alert, unblock@charter.net'],
    },
  ],
})
