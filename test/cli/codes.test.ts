import { describe, expect, test } from 'vitest'
import { CODES } from '../../src/model/codes.ts'
import { undelivered } from './harness.ts'

const terminal = { tty: true, columns: 80, env: { NO_COLOR: '1' } }

describe('codes', () => {
  test('prints the whole table in its order', async () => {
    const { status, stdout } = await undelivered(['codes', '--format', 'ndjson'])
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('{"code":421,"type":"soft","meaning":"Service not available","status":null}')
    expect(lines[6]).toBe(
      '{"code":511,"type":"hard","meaning":"Bad destination mailbox address","status":"5.1.1"}',
    )
    expect(lines).toHaveLength(CODES.length + 1)
    const table = (await undelivered(['codes'], terminal)).stdout.split('\n')
    expect(table.slice(0, 3)).toEqual([
      'CODE  TYPE  MEANING',
      '421   soft  Service not available',
      '450   soft  Mailbox unavailable',
    ])
    expect(table).toHaveLength(CODES.length + 2)
  })

  test('as csv and json', async () => {
    expect((await undelivered(['codes', '522', '--format', 'csv'])).stdout).toBe(
      'code,type,meaning,status\r\n522,soft,Mailbox full,5.2.2\r\n',
    )
    expect(JSON.parse((await undelivered(['codes', '--format', 'json'])).stdout)).toHaveLength(CODES.length)
  })

  test('tells of one code its twin and where practice differs', async () => {
    const { stdout } = await undelivered(['codes', '521'], terminal)
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '521  Mailbox disabled, not accepting messages',
      '  Type      soft (temporary: a later attempt can be made)',
      '  Twin      RFC 3463 status 5.2.1',
    ])
    expect(stdout).toContain('  Practice  RFC 7504: ')
  })

  test.each([
    [
      '5.2.1',
      '{"code":521,"type":"soft","meaning":"Mailbox disabled, not accepting messages","status":"5.2.1"}',
    ],
    ['4.1.1', '{"code":411,"type":"soft","meaning":"Bad destination mailbox address","status":"4.1.1"}'],
    ['452', '{"code":452,"type":"soft","meaning":"Insufficient system storage","status":null}'],
  ])('finds %s', async (code, line) => {
    expect((await undelivered(['codes', code, '--format', 'ndjson'])).stdout).toBe(`${line}\n`)
  })

  test('says which codes it does not know, and shows the others', async () => {
    const { status, stdout, stderr } = await undelivered(['codes', '999', '511', 'x'])
    expect(status).toBe(1)
    expect(stdout).toBe(
      '{"code":511,"type":"hard","meaning":"Bad destination mailbox address","status":"5.1.1"}\n',
    )
    expect(stderr).toBe(
      'undelivered: 999: this code is not in the table. undelivered codes shows all that are.\n' +
        'undelivered: x: this is no code; a code looks like 550 or 5.1.1.\n',
    )
  })
})
