import { expect, test } from 'vitest'
import { type Description, differences } from './described.ts'
import { service } from './harness.ts'

const description = async () => {
  const { call } = await service()
  return (await call('GET', '/v1/openapi.json')).body as Description
}

test('every route describes what it answers, and how it answers a mistake', async () => {
  const { paths } = await description()
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { responses }]) => ({
      route: `${method.toUpperCase()} ${path}`,
      described: Object.entries(responses)
        .filter(([, { content }]) => content !== undefined)
        .map(([status]) => status),
    })),
  )
  expect(routes.length).toBeGreaterThan(25)
  for (const { route, described } of routes) {
    expect(described, route).toContain('default')
    expect(
      described.some((status) => /^20\d$/.test(status)),
      route,
    ).toBe(true)
  }
})

test('a field that is not described, is missing or of another type is found', async () => {
  const described = await description()
  const answer = {
    ...{ address: 'a@example.com', scope: '*', send: true, state: 'ok', reason: null },
    ...{ since: null, until: null, retryAt: null, why: 'Nothing is known.' },
  }
  const found = (body: object) => differences(described, 'GET', '/v1/check/a@example.com', 200, body)
  expect(found(answer)).toEqual([])
  expect(found({ ...answer, more: 1 })).not.toEqual([])
  expect(found({ ...answer, send: 'yes' })).not.toEqual([])
  expect(found({ ...answer, why: undefined })).not.toEqual([])
})

test('an answer is written as it is, however it is described', async () => {
  const { call } = await service()
  const { body } = await call('POST', '/v1/check', { addresses: ['a@example.com'] })
  expect(body).toEqual({
    results: [
      {
        ...{ address: 'a@example.com', scope: '*', send: true, state: 'ok', reason: null, since: null },
        ...{ until: null, retryAt: null, why: 'Nothing is known against this address.' },
      },
    ],
  })
})
