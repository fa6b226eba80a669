import type { ExplainedRefusals } from '../../client/index.ts'
import type { Finding } from '../../doctor/finding.ts'
import { CHECK_NAMES, type CheckName } from '../../doctor/question.ts'
import { UndeliveredError } from '../../errors.ts'
import { paintFor } from '../colour.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import { RESOLVER_OPTION, serversIn } from '../doctor/resolver.ts'
import { doctorText, refusalsText, type Shown } from '../doctor/text.ts'
import { chosenFormat, FORMAT_OPTION } from '../event-output.ts'
import { type Io, widthOf } from '../io.ts'
import { safeJson } from '../output/plain.ts'
import { printRows, type RowLayout } from '../output/rows.ts'
import { Printer } from '../printer.ts'
import { LIST_OPTIONS, withClient } from '../service/data.ts'

export const doctor: Command = {
  name: 'doctor',
  synopsis: '[OPTIONS] [DOMAIN]',
  description:
    'Looks at all that receivers look at before they take mail of a domain: MX, SPF, DKIM, DMARC, the names of the sending addresses, blocklists, MTA-STS, TLS-RPT and BIMI. For what is wrong it tells why receivers care, and the exact record to publish. With --data or --url it also looks at the DKIM keys and addresses that the mail which came back names; without DOMAIN it then takes what was refused for the sender’s sake in the last seven days, and tells what is wrong. Exit status 1 where there is an error; warnings and notes leave it 0.',
  options: [
    { name: 'ip', value: 'ADDRESS', multiple: true, text: 'an address that sends; may be given again' },
    {
      name: 'selector',
      value: 'NAME',
      multiple: true,
      text: 'a DKIM selector, or NAME@DOMAIN of a key of another domain; may be given again',
    },
    { name: 'helo', value: 'NAME', text: 'the name with which the server greets (EHLO)' },
    { name: 'return-path', value: 'DOMAIN', text: 'the domain of the envelope sender, where it is another' },
    { name: 'only', value: 'CHECK', multiple: true, text: `only this check: ${CHECK_NAMES.join(', ')}` },
    RESOLVER_OPTION,
    FORMAT_OPTION,
    ...LIST_OPTIONS,
  ],
  examples: [
    ['undelivered doctor example.com', 'all that can be told of a domain'],
    [
      'undelivered doctor example.com --ip 192.0.2.1 --selector s1',
      'with the address that sends and the key with which it signs',
    ],
    ['undelivered doctor example.com --only spf --format json', 'one check, for a program'],
    ['undelivered doctor example.com --data data', 'with what the mail that came back names'],
    ['undelivered doctor --data data', 'why mail was refused, and what to mend'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [domain, ...more] = args.positionals
  const { options } = args
  const ofStore = options.data?.[0] !== undefined || options.url?.[0] !== undefined
  const servers = serversIn(args)
  if (domain === undefined && ofStore) return ofRefusals(args, io)
  if (domain === undefined || more.length > 0) throw new UsageError('name one domain.')
  const asked = askedIn(domain, args)
  if (ofStore) return withClient(args, io, async (client) => told(await client.doctor(asked), args, io))
  const { nodeDns } = await import('../../doctor/dns/node-dns.ts')
  const { examine } = await import('../../doctor/doctor.ts')
  const question = await questionFor(asked)
  const dns = nodeDns({ servers })
  return told(await examine(question, { dns, only: asked.only, now: Date.now() }), args, io)
}

const ofRefusals = (args: Arguments, io: Io) =>
  withClient(args, io, async (client) => {
    const refusals = await client.refusals()
    const format = chosenFormat(args, io)
    if (format !== 'table') await printRows(refusals, REFUSALS, format, io)
    else {
      const printer = new Printer(io.stdout)
      await printer.print(refusalsText(refusals, layoutOf(io)))
      await printer.flush()
    }
    return refusals.some(({ causes }) => causes.some(isError)) ? INCOMPLETE : DONE
  })

const isError = ({ level }: Finding) => level === 'error'

const layoutOf = (io: Io) => ({ width: widthOf(io.stdout, io.env, 100), paint: paintFor(io.stdout, io.env) })

function askedIn(domain: string, { options }: Arguments) {
  const only = (options.only ?? []).flatMap((one) => one.split(','))
  const wrong = only.find((one) => !CHECK_NAMES.includes(one as CheckName))
  if (wrong !== undefined)
    throw new UsageError(`--only ${wrong}: it must be one of ${CHECK_NAMES.join(', ')}.`)
  return {
    domain,
    ips: options.ip ?? [],
    selectors: options.selector ?? [],
    helo: options.helo?.[0],
    returnPath: options['return-path']?.[0],
    only: only.length === 0 ? undefined : (only as CheckName[]),
  }
}

async function questionFor(asked: ReturnType<typeof askedIn>) {
  const { questionOf } = await import('../../doctor/ask.ts')
  try {
    return questionOf(asked)
  } catch (error) {
    if (error instanceof UndeliveredError) throw new UsageError(error.message)
    throw error
  }
}

/** Prints what was found; the exit status. */
async function told(diagnosis: Shown, args: Arguments, io: Io): Promise<number> {
  const format = chosenFormat(args, io)
  if (format === 'ndjson' || format === 'csv') await printRows(diagnosis.findings, FINDINGS, format, io)
  else {
    const printer = new Printer(io.stdout)
    await printer.print(format === 'json' ? `${safeJson(diagnosis)}\n` : doctorText(diagnosis, layoutOf(io)))
    await printer.flush()
  }
  return diagnosis.findings.some(isError) ? INCOMPLETE : DONE
}

const FINDINGS: RowLayout<Finding> = {
  columns: [],
  names: ['id', 'check', 'level', 'about', 'what', 'why', 'mend', 'name', 'type', 'value', 'found'],
  cells: ({ id, check, level, about, what, why, mend, publish, found }) => [
    ...[id, check, level, about, what, why, mend],
    ...[publish?.name, publish?.type, publish?.value, found],
  ],
  none: '',
}

const REFUSALS: RowLayout<ExplainedRefusals> = {
  columns: [],
  names: ['receiver', 'reason', 'domain', 'count', 'first', 'last', 'sentence', 'causes'],
  cells: ({ receiver, reason, domain, count, first, last, sentence, causes }) => [
    ...[receiver, reason, domain, count, first, last, sentence],
    causes.map(({ id }) => id).join(' '),
  ],
  none: '',
}
