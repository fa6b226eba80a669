import type { Command } from '../command.ts'

interface Entry {
  readonly name: string
  readonly summary: string
  /** Commands are loaded when they are called, so that each starts quickly. */
  readonly load: () => Promise<Command>
}

/** Every command, in the order of the help. A new one is a file here and a row in this table. */
export const COMMANDS: readonly Entry[] = [
  {
    name: 'parse',
    summary: 'read bounce mails: files, folders, Maildir, mbox, .gz, .zst',
    load: async () => (await import('./parse.ts')).parse,
  },
  {
    name: 'classify',
    summary: 'judge SMTP replies or diagnostic texts',
    load: async () => (await import('./classify.ts')).classify,
  },
  {
    name: 'explain',
    summary: 'tell in plain words what one mail or reply means, and why',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'report',
    summary: 'tell what would become of the addresses in an archive',
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'serve',
    summary: 'run the service: keeps the list, answers "may I send?"',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'init',
    summary: 'write a file of settings for the service',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'simulate',
    summary: 'play four weeks of mail into a store, to see it work',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  {
    name: 'ingest',
    summary: 'put bounces, logs and webhooks into a store or service',
    load: async () => (await import('./ingest.ts')).ingest,
  },
  {
    name: 'check',
    summary: 'may I send to this address?',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'suppressions',
    summary: 'the list of who gets no mail: list, add, remove, import, export',
    load: async () => (await import('./suppressions.ts')).suppressions,
  },
  {
    name: 'address',
    summary: 'all that is known of an address',
    load: async () => (await import('./address.ts')).address,
  },
  {
    name: 'events',
    summary: 'the events that are kept',
    load: async () => (await import('./events.ts')).events,
  },
  {
    name: 'stats',
    summary: 'counts of what came back',
    load: async () => (await import('./stats.ts')).stats,
  },
  {
    name: 'incidents',
    summary: 'outages, distrust, rates, silence; what outages hold',
    load: async () => (await import('./incidents.ts')).incidents,
  },
  {
    name: 'plan',
    summary: 'how much to send to a receiver in the coming days',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'doctor',
    summary: 'look at what receivers look at: SPF, DKIM, DMARC, blocklists, …',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'sources',
    summary: 'where bounces arrive, and how each source fares',
    load: async () => (await import('./sources.ts')).sources,
  },
  {
    name: 'test-source',
    summary: 'look what a source would take, and change nothing',
    load: async () => (await import('./test-source.ts')).testSource,
  },
  {
    name: 'sign-in',
    summary: 'sign in to the mailbox of a source at Google or Microsoft',
    load: async () => (await import('./sign-in.ts')).signIn,
  },
  {
    name: 'policy',
    summary: 'the numbers that decide: show, preview, apply',
    load: async () => (await import('./policy.ts')).policy,
  },
  {
    name: 'replay',
    summary: 'judge all kept events again',
    load: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'undo',
    summary: 'undo decisions, one or many',
    load: async () => (await import('./undo.ts')).undo,
  },
  {
    name: 'sync',
    summary: 'keep the list of an e-mail service in step with ours',
    load: async () => (await import('./sync.ts')).sync,
  },
  {
    name: 'endpoints',
    summary: 'programs that are told of changes by webhooks',
    load: async () => (await import('./endpoints.ts')).endpoints,
  },
  {
    name: 'keys',
    summary: 'keys to the service',
    load: async () => (await import('./keys.ts')).keys,
  },
  {
    name: 'forget',
    summary: 'erase a person',
    load: async () => (await import('./forget.ts')).forget,
  },
  {
    name: 'backup',
    summary: 'copy the store while it is in use',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'codes',
    summary: 'show the table of bounce codes',
    load: async () => (await import('./codes.ts')).codes,
  },
  {
    name: 'rules',
    summary: 'check a file of rules of your own',
    load: async () => (await import('./rules.ts')).rules,
  },
]
