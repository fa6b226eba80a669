import { describe, expect, test } from 'vitest'
import { readSending } from '../../src/sending/blocks.ts'

describe('the blocks of "sending:"', () => {
  test('need a kind and where to listen', () => {
    const blocks = { postfix: { kind: 'policy-service', listen: '127.0.0.1:10040' } }
    expect(readSending(blocks)).toEqual({ blocks, mistakes: [] })
  })

  test('every mistake is named at once, with its place', () => {
    const { mistakes } = readSending({
      a: { kind: 'milter' },
      b: { kind: 'socketmap', listen: 'localhost', allow: ['10.0.0.0/33', 'here'] },
      c: { kind: 'tcp-table', listen: 25, hold: 1, held: 'maybe', maxConnections: 0, scopes: {} },
      d: 'policy-service',
      e: { kind: 'socketmap', allow: ['here'] },
      f: { kind: 'policy-service', listen: 'unix:', scopes: { a: 1 } },
    })
    expect(mistakes).toEqual([
      'sending.a.kind must be one of policy-service, socketmap, tcp-table.',
      'sending.b.listen must be an address and a port, as 127.0.0.1:10040, or unix: and a path.',
      'sending.b.allow must hold addresses or networks, as 192.0.2.0/24, not "10.0.0.0/33".',
      'sending.b.allow must hold addresses or networks, as 192.0.2.0/24, not "here".',
      'sending.c has no setting hold, scopes; it has kind, listen, allow, scope, held, whenFailing, maxConnections.',
      'sending.c.listen must be a text.',
      'sending.c.held must be one of defer, refuse, send.',
      'sending.c.maxConnections must be at least 1.',
      'sending.d must hold settings, each as "name: value".',
      'sending.e needs listen.',
      'sending.e.allow must hold addresses or networks, as 192.0.2.0/24, not "here".',
      'sending.f.scopes.a must be a text.',
      'sending.f.listen must be an address and a port, as 127.0.0.1:10040, or unix: and a path.',
    ])
    expect(readSending(['postfix']).mistakes).toEqual(['sending must hold blocks, each as "name: settings".'])
  })
})
