import { meantOr } from '../match/nearest-name.ts'
import { readNotify } from '../notify/kinds.ts'
import { readLists } from '../notify/lists/index.ts'
import { readSending } from '../sending/blocks.ts'
import type { Environment } from '../settings/environment.ts'
import { readSources } from '../sources/blocks.ts'
import { USUAL } from './raw/report.ts'
import type { ServiceConfig } from './service-config.ts'

interface Told<T> {
  /** The value where nothing is set. */
  readonly value: T
  readonly text: string
  /** Kept out of files: it is a secret. */
  readonly secret?: boolean
}

type SettingOf<T> = Told<T> &
  (T extends boolean
    ? { readonly form: 'flag' }
    : T extends number
      ? { readonly form: 'number'; readonly least: number; readonly most: number }
      : T extends readonly string[]
        ? { readonly form: 'list' }
        : T extends Readonly<Record<string, object>>
          ? {
              readonly form: 'blocks'
              readonly read: (
                given: unknown,
                env: Environment,
              ) => { readonly blocks: T; readonly mistakes: readonly string[] }
              /** As it may stand in a file, below the name. */
              readonly example: readonly string[]
            }
          : { readonly form: 'text' } | { readonly form: 'choice'; readonly of: readonly string[] })

export type SettingName = keyof ServiceConfig

/** Every setting: docs/configuration.md and the file that `undelivered init` writes are made from this table. */
export const SETTINGS: {
  readonly [Name in SettingName]: SettingOf<
    ServiceConfig[Name] extends boolean ? boolean : ServiceConfig[Name]
  >
} = {
  data: {
    form: 'text',
    value: 'undelivered-data',
    text: 'The folder that holds the list and its history. One process owns it.',
  },
  host: {
    form: 'text',
    value: '127.0.0.1',
    text: 'The address to listen on. 127.0.0.1 is this machine only; 0.0.0.0 and :: are all networks: put a proxy with TLS before it.',
  },
  port: {
    form: 'number',
    value: 8025,
    least: 0,
    most: 65_535,
    text: 'The port to listen on; 0 takes any free one.',
  },
  adminKey: {
    form: 'text',
    value: null,
    secret: true,
    text: 'The first admin key. Without it the first start makes one and prints it once.',
  },
  addresses: {
    form: 'choice',
    of: ['plain', 'hash'],
    value: null,
    text: 'Whether addresses are kept as they are (plain) or only as keyed hashes (hash), which nobody can read. Decided when the folder is first used: plain unless told.',
  },
  driver: {
    form: 'choice',
    of: ['auto', 'node', 'wasm'],
    value: 'auto',
    text: 'What writes the file: SQLite of Node (22.13 and newer) or of WebAssembly; auto takes the first where there is one. The file is the same.',
  },
  eventDays: {
    form: 'number',
    value: 0,
    least: 0,
    most: 36_500,
    text: 'How many days events are kept; 0 is for ever. What was decided stays.',
  },
  rawDays: {
    form: 'number',
    value: USUAL.days,
    least: 0,
    most: 3650,
    text: 'How many days what events were read from is kept as it came: the mail, the reply, the line of a log, the body of a webhook; of a long one the first 256 KB. 0 keeps nothing. Never longer than the events, and never where addresses are kept as hashes.',
  },
  rawMegabytes: {
    form: 'number',
    value: USUAL.megabytes,
    least: 1,
    most: 10_000_000,
    text: 'How many MB of that there may be: beyond them the oldest days go.',
  },
  rules: {
    form: 'text',
    value: null,
    text: 'A file of rules of your own (docs/rules.md) by which replies are judged as well.',
  },
  bodyMegabytes: {
    form: 'number',
    value: 32,
    least: 1,
    most: 1024,
    text: 'The largest body of a request in MB. Imports of lists are streamed and have no limit.',
  },
  requestsPerMinute: {
    form: 'number',
    value: 600_000,
    least: 1,
    most: 1_000_000_000,
    text: 'How many requests a minute one key may make. Without a valid key it is 600 for each address.',
  },
  cors: {
    form: 'list',
    value: [],
    text: 'Origins whose pages may use the API in a browser, such as https://app.example.com. None unless named.',
  },
  trustProxy: {
    form: 'flag',
    value: false,
    text: 'Whether X-Forwarded-For tells who asks. Only where a proxy of yours sets it.',
  },
  resolvers: {
    form: 'list',
    value: [],
    text: "The resolvers that the doctor asks, as 192.0.2.53 or 192.0.2.53:5353; the machine's own unless named. Blocklists answer a resolver of your own best.",
  },
  doctorDomains: {
    form: 'list',
    value: [],
    text: 'Domains of yours that the doctor looks at every hour, so that an incident tells since when something is wrong.',
  },
  metrics: {
    form: 'choice',
    of: ['open', 'key', 'off'],
    value: 'open',
    text: 'Whether /metrics is open to all who reach the port, needs a key that may read, or is not there. It names no address.',
  },
  dashboard: {
    form: 'flag',
    value: true,
    text: 'Whether the page for people is served at /. It shows nothing without a key.',
  },
  log: {
    form: 'choice',
    of: ['debug', 'info', 'warn', 'error', 'silent'],
    value: 'info',
    text: 'What is logged, as JSON lines on standard error; debug tells every request. No address is logged.',
  },
  sources: {
    form: 'blocks',
    read: readSources,
    value: {},
    example: ['mail-log:', '  kind: log', '  path: /var/log/mail.log'],
    text: `Where bounces arrive (docs/sources/): blocks by name, each with its kind and the settings of that kind. A text \${NAME} is taken from the environment, so that secrets need not stand in the file.`,
  },
  sending: {
    form: 'blocks',
    read: readSending,
    value: {},
    example: ['postfix:', '  kind: policy-service', '  listen: 127.0.0.1:10040'],
    text: 'Where mail servers ask before they send (docs/sending/): blocks by name, each with its kind and where it listens.',
  },
  notify: {
    form: 'blocks',
    read: readNotify,
    value: {},
    example: ['crm:', '  kind: webhook', '  url: https://crm.example.com/hook', `  secret: \${CRM_SECRET}`],
    text: 'Who is told of changes and of trouble, and how (docs/notify.md): blocks by name, each with its kind and the settings of that kind.',
  },
  lists: {
    form: 'blocks',
    read: readLists,
    value: {},
    example: ['shop:', '  kind: postmark', `  token: \${POSTMARK_TOKEN}`],
    text: 'Suppression lists of accounts at services that are kept in step with ours (docs/lists.md): blocks by name, each with its kind and the settings of that kind.',
  },
}

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

/** The variable of the environment that sets it. */
export const variableOf = (name: SettingName) =>
  `UNDELIVERED_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** Where settings come from; the earlier goes first. */
export interface ConfigSources {
  /** Options of the command line. */
  readonly options?: Readonly<Partial<Record<SettingName, string | undefined>>>
  readonly env?: Environment
  /** What a file holds. */
  readonly file?: unknown
}

/**
 * The settings from all sources, or every mistake in them.
 *
 * @example
 * readConfig({ env: { UNDELIVERED_PORT: '9000' } }).config?.port // 9000
 */
export function readConfig(sources: ConfigSources): {
  readonly config: ServiceConfig | null
  readonly mistakes: readonly string[]
} {
  const { options = {}, env = {} } = sources
  const file = fileOf(sources.file)
  const mistakes = typeof file === 'string' ? [file] : unknownNames(file)
  const config: Record<string, unknown> = {}
  for (const name of SETTING_NAMES) {
    const places: readonly (readonly [string, unknown])[] = [
      [`--${name}`, options[name]],
      [variableOf(name), (SETTINGS[name].form !== 'blocks' && env[variableOf(name)]) || undefined],
      [name, typeof file === 'string' ? undefined : file[name]],
    ]
    const [place, given] = places.find(([, value]) => value !== undefined && value !== null) ?? [
      '',
      undefined,
    ]
    const read = given === undefined ? { value: SETTINGS[name].value } : readValue(SETTINGS[name], given, env)
    if ('mistake' in read) mistakes.push(`${place} ${read.mistake}, not ${shown(given)}.`)
    else if ('mistakes' in read) mistakes.push(...read.mistakes)
    else config[name] = read.value
  }
  return { config: mistakes.length > 0 ? null : (config as unknown as ServiceConfig), mistakes }
}

type Settings = Readonly<Record<string, unknown>>

function fileOf(file: unknown): Settings | string {
  if (file === undefined || file === null) return {}
  if (typeof file === 'object' && !Array.isArray(file)) return file as Settings
  return 'The file must hold settings, each as "name: value".'
}

function unknownNames(file: Settings): string[] {
  return Object.keys(file)
    .filter((name) => !Object.hasOwn(SETTINGS, name))
    .map(
      (name) =>
        `${name} is no setting. ${meantOr(name, SETTING_NAMES, `The settings are ${SETTING_NAMES.join(', ')}.`)}`,
    )
}

type Read =
  | { readonly value: unknown }
  | { readonly mistake: string }
  /** Each with its place. */
  | { readonly mistakes: readonly string[] }

function readValue(setting: (typeof SETTINGS)[SettingName], given: unknown, env: Environment): Read {
  switch (setting.form) {
    case 'flag':
      return flagOf(given)
    case 'number':
      return numberOf(given, setting.least, setting.most)
    case 'list':
      return listOf(given)
    case 'choice':
      return setting.of.includes(String(given))
        ? { value: given }
        : { mistake: `must be one of ${setting.of.join(', ')}` }
    case 'blocks': {
      const { blocks, mistakes } = setting.read(given, env)
      return mistakes.length > 0 ? { mistakes } : { value: blocks }
    }
    case 'text':
      return typeof given === 'string' ? { value: given } : { mistake: 'must be a text' }
  }
}

function flagOf(given: unknown): Read {
  if (given === true || given === 'true') return { value: true }
  return given === false || given === 'false' ? { value: false } : { mistake: 'must be true or false' }
}

function numberOf(given: unknown, least: number, most: number): Read {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? { value }
    : { mistake: `must be a whole number from ${least} to ${most}` }
}

/** In the environment with commas between. */
function listOf(given: unknown): Read {
  const all = typeof given === 'string' ? given.split(',').map((one) => one.trim()) : given
  return Array.isArray(all) && all.every((one) => typeof one === 'string')
    ? { value: all.filter((one) => one !== '') }
    : { mistake: 'must be a list of texts' }
}

const shown = (given: unknown) => JSON.stringify(given).slice(0, 100)

/**
 * A file with these settings, each with what it does; those that are as they are by default stand as comments.
 *
 * @example
 * configText({ port: 9000 }) // '…\n# The port to listen on; 0 takes any free one.\nport: 9000\n…'
 */
export function configText(given: Partial<ServiceConfig>): string {
  const told = SETTING_NAMES.filter((name) => SETTINGS[name].secret !== true).map((name) => {
    const value = given[name]
    const setting = SETTINGS[name]
    const lines =
      setting.form === 'blocks' && value === undefined
        ? [`${name}:`, ...setting.example.map((line) => `  ${line}`)]
        : [`${name}: ${JSON.stringify(value ?? setting.value)}`]
    return [`# ${setting.text}`, ...lines.map((line) => (value === undefined ? `# ${line}` : line)), ''].join(
      '\n',
    )
  })
  return told.join('\n')
}
