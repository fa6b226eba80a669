import { paintFor } from '../colour.ts'
import { type Arguments, DONE, INCOMPLETE } from '../command.ts'
import { chosenFormat } from '../event-output.ts'
import { type Io, widthOf } from '../io.ts'
import { safeJson } from '../output/plain.ts'
import { momentOf } from '../output/time.ts'
import { withClient } from '../service/data.ts'
import { serversIn } from './resolver.ts'
import { refusalsText } from './text.ts'

/** Tells what is wrong in the DNS that may have brought an incident about; status 1 where an error is. */
export function diagnose(id: string, args: Arguments, io: Io): Promise<number> {
  serversIn(args)
  return withClient(args, io, async (client) => {
    const found = await client.diagnosis(id)
    const { sentence, causes, first } = found
    if (chosenFormat(args, io) !== 'table') io.stdout.write(`${safeJson(found)}\n`)
    else if (sentence === null) io.stdout.write('The DNS has nothing to do with this incident.\n')
    else {
      const layout = { width: widthOf(io.stdout, io.env, 100), paint: paintFor(io.stdout, io.env) }
      const before = first === null || first.sentence === sentence ? [] : [first]
      const earlier = before.map((one) => ({
        sentence: `At ${momentOf(one.at)}: ${one.sentence}`,
        causes: [],
      }))
      io.stdout.write(refusalsText([{ sentence, causes }, ...earlier], layout))
    }
    return causes.some(({ level }) => level === 'error') ? INCOMPLETE : DONE
  })
}
