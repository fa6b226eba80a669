import { describe, expect, test } from 'vitest'
import { readSources } from '../../src/sources/blocks.ts'
import { fakeKind } from './harness.ts'

const kinds = [fakeKind().kind]

describe('the blocks of "sources:"', () => {
  test('have the defaults of their kind, and secrets of the environment', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
    const given = { box: { kind: 'fake', host: 'mail.example.org', secrets: ['${BOX_SECRET}', 'old'] } }
    expect(readSources(given, { BOX_SECRET: 's3cret' }, kinds)).toEqual({
      blocks: { box: { kind: 'fake', host: 'mail.example.org', port: 143, secrets: ['s3cret', 'old'] } },
      mistakes: [],
    })
  })

  test('every mistake is named at once, with its place', () => {
    const { blocks, mistakes } = readSources(
      {
        'my box': { kind: 'fake', host: 'a' },
        a: 'mail.example.org',
        b: { kind: 'fak' },
        c: { kind: 'fake', prot: 1, port: 0 },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
        d: { kind: 'fake', host: '${NO_HOST}' },
        e: { kind: 'fake', host: 'a', secrets: [1] },
        f: { kind: 'fake', host: 'a b' },
        g: { kind: 'fake', host: 7 },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
        h: { kind: 'fake', host: 'a b', port: 0, secrets: ['${NO_SECRET}'] },
      },
      {},
      kinds,
    )
    expect(blocks).toEqual({})
    expect(mistakes).toEqual([
      'sources.my box: a name is made of letters, digits, ".", "-" and "_".',
      'sources.a must hold settings, each as "name: value".',
      'sources.b.kind must be one of fake.',
      'sources.c needs host.',
      'sources.c has no setting prot; it has kind, host, port, secrets, scope.',
      'sources.c.port must be at least 1.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
      'sources.d.host names ${NO_HOST}, which the environment has not.',
      'sources.e.secrets must be a text or a list of texts.',
      'sources.f.host has a blank.',
      'sources.g.host must be a text.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
      'sources.h.secrets.0 names ${NO_SECRET}, which the environment has not.',
      'sources.h.port must be at least 1.',
      'sources.h.host has a blank.',
    ])
  })

  test('are blocks', () => {
    expect(readSources([]).mistakes).toEqual(['sources must hold blocks, each as "name: settings".'])
  })
})
