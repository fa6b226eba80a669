/** SMTP commands by the words with which reports name them; the longer before the shorter. */
const COMMANDS: readonly (readonly [words: string, command: string])[] = [
  ['rcpt to', 'RCPT'],
  ['mail from', 'MAIL'],
  ['end of data', 'DATA'],
  ['starttls', 'STARTTLS'],
  ['ehlo', 'EHLO'],
  ['helo', 'HELO'],
  ['rcpt', 'RCPT'],
  ['data', 'DATA'],
  ['mail', 'MAIL'],
  ['rset', 'RSET'],
  ['quit', 'QUIT'],
  ['auth', 'AUTH'],
  ['initial connection', 'CONN'],
]

/** Words after which a report names the command that was answered. */
const BEFORE_COMMAND = [
  'in reply to ',
  'in response to ',
  'after ',
  '>>> ',
  'command: ',
  'sent: ',
  'we sent ',
  'state ',
]
const NEAR = 24

/**
 * The SMTP command that got the reply, where a text tells it.
 * @example commandOf('… (in reply to end of DATA command)') // 'DATA'
 */
export function commandOf(text: string): string | null {
  const lower = text.slice(0, 8192).toLowerCase()
  for (const before of BEFORE_COMMAND) {
    for (let at = lower.indexOf(before); at >= 0; at = lower.indexOf(before, at + 1)) {
      const rest = lower.slice(at + before.length, at + before.length + NEAR)
      const found = COMMANDS.find(
        ([words]) =>
          rest.startsWith(words) || rest.startsWith(`pipelined ${words}`) || rest.startsWith(`smtp ${words}`),
      )
      if (found !== undefined) return found[1]
    }
  }
  return null
}

/** Words after which a report names the host that answered. */
const BEFORE_HOST = [
  'while talking to ',
  'host ',
  'connected to ',
  'server ',
  'connect to ',
  'talking to ',
  'remote host ',
  'rejected by ',
  'reply from ',
  'response from ',
]

/**
 * The host that answered, with its IP where given, as `mx.example.com [192.0.2.1]`.
 * @example remoteHostOf('host mx.example.com[192.0.2.1] said: 550 …') // 'mx.example.com [192.0.2.1]'
 */
export function remoteHostOf(text: string): string | null {
  const head = text.slice(0, 4096)
  const lower = head.toLowerCase()
  for (const before of BEFORE_HOST) {
    for (let at = lower.indexOf(before); at >= 0; at = lower.indexOf(before, at + 1)) {
      const found = hostAt(head, at + before.length)
      if (found !== null) return found
    }
  }
  return null
}

function hostAt(text: string, at: number): string | null {
  let to = at
  while (to < text.length && isHostChar(text.charCodeAt(to))) to++
  const host = text.slice(at, to).replace(/[.:]+$/, '')
  if (host.length > 253 || host.indexOf('.') < 1 || !/[a-z]/i.test(host) || host.includes('..')) return null
  const ip = /^ ?\(?\[?([0-9a-f.:]{3,45})\]/i.exec(text.slice(to, to + 50))?.[1]
  return ip === undefined ? host.toLowerCase() : `${host.toLowerCase()} [${ip}]`
}

function isHostChar(c: number): boolean {
  return (
    (c >= 0x30 && c <= 0x39) ||
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x61 && c <= 0x7a) ||
    c === 0x2d ||
    c === 0x2e ||
    c === 0x5f
  )
}
