import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configText, readConfig, SETTING_NAMES, SETTINGS } from '../../src/service/config.ts'

describe('the settings of the service', () => {
  test('are the defaults where nothing is set', () => {
    const defaults = Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].value]))
    expect(readConfig({})).toEqual({ config: defaults, mistakes: [] })
  })

  test('come from options, then the environment, then the file', () => {
    const { config } = readConfig({
      options: { port: '1' },
      env: {
        UNDELIVERED_PORT: '2',
        UNDELIVERED_EVENT_DAYS: '90',
        UNDELIVERED_CORS: 'https://a.example, https://b.example',
      },
      file: { port: 3, eventDays: 30, host: '::1', trustProxy: true },
    })
    expect(config).toMatchObject({
      port: 1,
      eventDays: 90,
      host: '::1',
      trustProxy: true,
      cors: ['https://a.example', 'https://b.example'],
    })
  })

  test('an empty variable sets nothing', () => {
    expect(readConfig({ env: { UNDELIVERED_PORT: '' } }).config?.port).toBe(8025)
  })

  test('every mistake is named at once, with its place', () => {
    const { config, mistakes } = readConfig({
      options: { port: 'http' },
      env: { UNDELIVERED_METRICS: 'maybe', UNDELIVERED_TRUST_PROXY: 'yes' },
      file: { prot: 25, eventDays: -1, host: 7, cors: { a: 1 } },
    })
    expect(config).toBeNull()
    expect(mistakes).toEqual([
      'prot is no setting. Did you mean port?',
      'host must be a text, not 7.',
      '--port must be a whole number from 0 to 65535, not "http".',
      'eventDays must be a whole number from 0 to 36500, not -1.',
      'cors must be a list of texts, not {"a":1}.',
      'UNDELIVERED_TRUST_PROXY must be true or false, not "yes".',
      'UNDELIVERED_METRICS must be one of open, key, off, not "maybe".',
    ])
  })

  test('a file that holds no settings is named', () => {
    expect(readConfig({ file: ['port'] }).mistakes).toEqual([
      'The file must hold settings, each as "name: value".',
    ])
  })

  test('are written as a file that reads the same, without secrets', () => {
    const text = configText({ port: 9000, data: 'the data', adminKey: 'und_hidden' })
    expect(parse(text)).toEqual({ port: 9000, data: 'the data' })
    expect(text).not.toContain('und_hidden')
    expect(text).toContain('# The port to listen on; 0 takes any free one.\nport: 9000\n')
    expect(text).toContain('# sources:\n#   mail-log:\n#     kind: log\n#     path: /var/log/mail.log\n')
    expect(text).toContain('# host: "127.0.0.1"\n')
  })
})
