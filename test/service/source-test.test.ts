import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import type { RunningSource } from '../../src/service/sources/running-source.ts'
import type { SourcePreview } from '../../src/sources/source.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { NOW } from './harness.ts'

const PREVIEW: SourcePreview = {
  ...{ what: 'messages', seen: 142, counts: { bounce: 96, ordinary: 46 } },
  notes: ['The folder has mail of people, too.'],
}

async function tested(name: string, lookAtSource: (name: string) => Promise<SourcePreview>) {
  const sources = [{ name: 'mailbox' }] as unknown as RunningSource[]
  const context = { store: openMemoryStore(), clock: () => NOW, sources, lookAtSource }
  const app = await createApp(context, { localKey: 'me' })
  const headers = { authorization: 'Bearer me' }
  return (await app.inject({ method: 'POST', url: `/v1/sources/${name}/test`, headers })).json()
}

describe('POST /v1/sources/{name}/test', () => {
  test('tells what a source sees and would take', async () => {
    expect(await tested('mailbox', async () => PREVIEW)).toEqual({ problem: null, preview: PREVIEW })
  })

  test('tells why it cannot be looked at', async () => {
    const refused = async () => {
      throw new Error('mx.example.org refuses the password.')
    }
    expect(await tested('mailbox', refused)).toEqual({
      problem: 'mx.example.org refuses the password.',
      preview: null,
    })
  })

  test('knows the sources of the settings only', async () => {
    expect(await tested('other', async () => PREVIEW)).toMatchObject({ status: 404, code: 'not-found' })
  })
})
